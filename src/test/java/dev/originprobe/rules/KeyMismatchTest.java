package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyMismatchTest {
    private static final KeyMismatch RULE = new KeyMismatch();

    private static final ServerFlight SIGNED_BY_ANOTHER = Evidences.flight()
            .withCertificates(List.of(Octets.of(Template.leaf("origin.test")
                    .by(Template.authority("Root").issue())
                    .issue()
                    .der())))
            .withKeyExchange(new SignedKeyExchange(
                    Octets.NONE, Optional.of(new SignatureScheme(0x0403)), Octets.of(new byte[] {1})));

    @Test
    void a_finished_handshake_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_signature_of_another_key_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Unfinished(
                                        Evidences.flight(), Answer.Failure.SIGNATURE_INVALID, "bad")))
                .isBroken("signature");
    }

    @Test
    void a_static_rsa_server_that_cannot_decrypt_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight(0x0303, 0x002f)))
                                .handshake(new Answer.Alerted(
                                        new Alert(2, 20), Optional.of(Evidences.flight(0x0303, 0x002f)))))
                .isBroken("bad_record_mac");
    }

    @Test
    void the_same_alert_after_ecdhe_is_another_rule() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Alerted(new Alert(2, 20), Optional.of(Evidences.flight()))))
                .findsNothing();
    }

    @Test
    void a_hello_that_is_signed_with_another_key_breaks_it_although_a_handshake_was_finished() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(SIGNED_BY_ANOTHER))
                                .handshake(new Answer.Completed(Evidences.flight())))
                .isBroken("not signed with the certificate's key");
    }

    @Test
    void what_an_engine_finished_it_has_checked() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Completed(SIGNED_BY_ANOTHER)))
                .passes();
    }
}
