package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Alert;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeClosedTest {
    private static final HandshakeClosed RULE = new HandshakeClosed();

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_reset_breaks_it() {
        Judged.by(RULE, new Evidences().hello(new Answer.Closed(true, Optional.empty())))
                .isBroken("reset");
    }

    @Test
    void an_end_breaks_it() {
        Judged.by(RULE, new Evidences().hello(new Answer.Closed(false, Optional.empty())))
                .isBroken("closed");
    }

    @Test
    void an_alert_is_another_rule() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE)))
                .findsNothing();
    }
}
