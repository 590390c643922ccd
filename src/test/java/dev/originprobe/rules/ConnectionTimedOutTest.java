package dev.originprobe.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Verdict;
import dev.originprobe.verdict.ViewerStatus;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ConnectionTimedOutTest {
    private static final ConnectionTimedOut RULE = new ConnectionTimedOut();

    @Test
    void a_connection_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void the_hello_that_does_not_connect_is_undecided() {
        Judged.by(RULE, new Evidences().hello(new Answer.Unreachable(Answer.Cause.TIMED_OUT, "why")))
                .isUndecided("why");
    }

    @Test
    void the_handshake_that_does_not_connect_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Unreachable(Answer.Cause.TIMED_OUT, "why")))
                .isUndecided("why");
    }

    @Test
    void another_cause_is_another_rule() {
        Judged.by(RULE, new Evidences().hello(new Answer.Unreachable(Answer.Cause.REFUSED, "why")))
                .passes();
    }

    @Test
    void what_a_proxy_says_is_undecided_and_tells_nothing_of_what_a_viewer_gets() {
        Evidences refused = new Evidences()
                .hello(new Answer.Unreachable(Answer.Cause.PROXY, "the proxy 192.0.2.1:80 did not connect: why"));
        Judged.by(RULE, refused).isUndecided("the proxy 192.0.2.1:80 did not connect: why");

        Verdict verdict = judged(refused);
        assertEquals(OptionalInt.empty(), ViewerStatus.of(verdict));
        assertEquals(Grade.INFERRED, verdict.findings().get(0).rule().basis().grade());
    }

    @Test
    void a_time_out_beside_it_is_a_finding_of_its_own() {
        Verdict verdict = judged(new Evidences()
                .hello(1, new Answer.Unreachable(Answer.Cause.PROXY, "why"))
                .hello(2, new Answer.Unreachable(Answer.Cause.TIMED_OUT, "why")));
        assertEquals(2, verdict.findings().size());
        assertEquals(OptionalInt.of(504), ViewerStatus.of(verdict));
    }

    @Test
    void no_route_is_undecided() {
        Judged.by(RULE, new Evidences().hello(new Answer.Unreachable(Answer.Cause.NO_ROUTE, "no route")))
                .isUndecided("no route");
    }

    private static Verdict judged(Evidences evidences) {
        Case seen = evidences.build();
        return Verdict.of(seen.evidence(), seen.criteria(), List.of(RULE));
    }
}
