package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.tls.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WitnessRefusedTest {
    private static final WitnessRefused RULE = new WitnessRefused(List.of(new HandshakeClosed()));
    private static final Answer UNTRUSTED =
            new Answer.Unfinished(Evidences.flight(), Failure.ENGINE_REFUSED, "S2N_ERR_CERT_UNTRUSTED");

    @Test
    void a_handshake_that_it_finishes_passes() {
        Judged.by(RULE, good(new Answer.Completed(Evidences.flight()))).passes();
    }

    @Test
    void what_it_refuses_and_we_would_take_is_undecided() {
        Judged.by(RULE, good(UNTRUSTED)).isUndecided("S2N_ERR_CERT_UNTRUSTED");
    }

    @Test
    void an_origin_that_refuses_it_is_undecided() {
        Judged.by(RULE, good(Evidences.refusal(Alert.HANDSHAKE_FAILURE))).isUndecided("handshake_failure");
    }

    @Test
    void where_another_rule_blocks_there_is_nothing_to_add() {
        Evidences closed =
                new Evidences().hello(new Answer.Closed(true, Optional.empty())).followUp(Purpose.WITNESS, UNTRUSTED);
        Judged.by(RULE, closed).findsNothing();
    }

    @Test
    void a_time_out_a_lost_connection_and_its_own_failure_are_no_refusals() {
        for (Answer answer : List.of(
                new Answer.Silent(Optional.empty()),
                new Answer.Closed(true, Optional.empty()),
                new Answer.Unreachable(Cause.TIMED_OUT, "timed out"),
                new Answer.Unreachable(Cause.NOT_TRIED, "it cannot be loaded"))) {
            Judged.by(RULE, good(answer)).findsNothing();
        }
    }

    private static Evidences good(Answer witness) {
        return new Evidences().good().followUp(Purpose.WITNESS, witness);
    }
}
