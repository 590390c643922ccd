package dev.originprobe.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotTriedTest {
    private static final NotTried RULE = new NotTried();
    private static final Answer LATE = new Answer.Unreachable(Answer.Cause.NOT_TRIED, "too late");
    private static final Answer WANTING = new Answer.Unreachable(Answer.Cause.SHORTAGE, "no descriptor");

    @Test
    void a_connection_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void what_the_origin_did_not_answer_in_its_own_time_is_another_rule() {
        Judged.by(RULE, new Evidences().hello(new Answer.Unreachable(Answer.Cause.TIMED_OUT, "why")))
                .passes();
    }

    @Test
    void a_hello_whose_turn_came_too_late_is_undecided() {
        Judged.by(RULE, new Evidences().hello(LATE)).isUndecided("too late");
    }

    @Test
    void a_handshake_whose_turn_came_too_late_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(LATE))
                .isUndecided("too late");
    }

    @Test
    void what_this_machine_lacks_is_undecided() {
        Judged.by(RULE, new Evidences().hello(WANTING)).isUndecided("no descriptor");
    }

    @Test
    void a_name_without_an_answer_by_the_deadline_is_undecided() {
        Judged.by(RULE, new Evidences().resolving(new Resolution.NotTried("no answer by the deadline")))
                .isUndecided("no answer by the deadline");
    }

    @Test
    void want_of_time_and_want_of_means_have_a_remedy_each() {
        Verdict verdict = judged(new Evidences().hello(1, LATE).hello(2, WANTING));
        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertEquals(
                2,
                verdict.findings().stream()
                        .map(finding -> finding.remedy())
                        .distinct()
                        .count());
    }

    private static Verdict judged(Evidences evidences) {
        Case seen = evidences.build();
        return Verdict.of(
                seen.evidence(),
                seen.criteria(),
                Rules.all().stream()
                        .filter(rule -> List.of("not-tried", "connection-timed-out", "name-unresolved")
                                .contains(rule.info().id()))
                        .toList());
    }
}
