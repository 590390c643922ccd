package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.tls.Alert;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeRefusedTest {
    private static final HandshakeRefused RULE = new HandshakeRefused();

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void an_alert_of_unknown_cause_breaks_it() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE)))
                .isBroken("handshake_failure");
    }

    @Test
    void follow_ups_that_time_out_prove_nothing() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .followUp(Purpose.ONE_PROTOCOL, new Answer.Silent(Optional.empty()))
                                .followUp(Purpose.OTHER_SUITES, new Answer.Silent(Optional.empty())))
                .isBroken("handshake_failure");
    }

    @Test
    void a_close_is_another_rule() {
        Judged.by(RULE, new Evidences().hello(new Answer.Closed(false, Optional.empty())))
                .findsNothing();
    }
}
