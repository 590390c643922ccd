package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import org.junit.jupiter.api.Test;

final class ConnectionRefusedTest {
    private static final ConnectionRefused RULE = new ConnectionRefused();

    @Test
    void a_connection_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void the_hello_that_does_not_connect_is_undecided() {
        Judged.by(RULE, new Evidences().hello(new Answer.Unreachable(Answer.Cause.REFUSED, "why")))
                .isUndecided("why");
    }

    @Test
    void the_handshake_that_does_not_connect_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Unreachable(Answer.Cause.REFUSED, "why")))
                .isUndecided("why");
    }

    @Test
    void another_cause_is_another_rule() {
        Judged.by(RULE, new Evidences().hello(new Answer.Unreachable(Answer.Cause.TIMED_OUT, "why")))
                .passes();
    }
}
