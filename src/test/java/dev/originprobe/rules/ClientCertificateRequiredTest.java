package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Alert;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientCertificateRequiredTest {
    private static final ClientCertificateRequired RULE = new ClientCertificateRequired();

    @Test
    void no_request_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_request_and_a_refusal_break_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight().withCertificateRequested()))
                                .handshake(new Answer.Alerted(
                                        new Alert(2, 40),
                                        Optional.of(Evidences.flight().withCertificateRequested()))))
                .isBroken("without a client certificate");
    }

    @Test
    void a_request_that_the_origin_does_without_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight().withCertificateRequested()))
                                .handshake(
                                        new Answer.Completed(Evidences.flight().withCertificateRequested())))
                .isUndecided("finishes the handshake without one");
    }

    @Test
    void a_request_and_a_handshake_that_got_no_answer_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight().withCertificateRequested()))
                                .handshake(new Answer.Closed(false, Optional.empty())))
                .isUndecided("asks for a client certificate");
    }

    @Test
    void a_refusal_without_a_request_is_another_rule() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Alerted(new Alert(2, 40), Optional.of(Evidences.flight()))))
                .findsNothing();
    }
}
