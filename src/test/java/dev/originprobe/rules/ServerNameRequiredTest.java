package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerNameRequiredTest {
    private static final ServerNameRequired RULE = new ServerNameRequired();

    @Test
    void the_same_without_sni_passes() {
        Judged.by(RULE, new Evidences().good().followUp(Purpose.NO_SERVER_NAME, new Answer.Flight(Evidences.flight())))
                .passes();
    }

    @Test
    void another_certificate_without_sni_is_noted() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .followUp(
                                        Purpose.NO_SERVER_NAME,
                                        new Answer.Flight(Evidences.flight()
                                                .withCertificates(List.of(Octets.of(new byte[] {2}))))))
                .isBroken("without SNI the default site answers, with a certificate that cannot be read");
    }

    @Test
    void a_refusal_without_sni_is_noted() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .followUp(Purpose.NO_SERVER_NAME, Evidences.refusal(Alert.HANDSHAKE_FAILURE)))
                .isBroken("handshake_failure");
    }

    @Test
    void a_handshake_that_breaks_off_after_the_server_hello_is_not_a_refusal_for_want_of_sni() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .followUp(
                                        Purpose.NO_SERVER_NAME,
                                        new Answer.Alerted(
                                                new Alert(2, Alert.HANDSHAKE_FAILURE),
                                                Optional.of(Evidences.flight()))))
                .passes();
    }

    @Test
    void not_asked_is_not_noted() {
        Judged.by(RULE, new Evidences().good()).passes();
    }
}
