package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Alert;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyMismatchTest {
    private static final KeyMismatch RULE = new KeyMismatch();

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
}
