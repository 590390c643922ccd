package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeIncompleteTest {
    private static final HandshakeIncomplete RULE = new HandshakeIncomplete();

    @Test
    void a_finished_handshake_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void an_alert_after_the_first_flight_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Alerted(new Alert(2, 80), Optional.of(Evidences.flight()))))
                .isBroken("internal_error");
    }

    @Test
    void an_end_after_the_first_flight_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Closed(true, Optional.of(Evidences.flight()))))
                .isBroken("reset");
    }

    @Test
    void an_end_instead_of_a_first_flight_is_undecided_as_the_profiles_hello_got_one() {
        for (Answer bare : List.of(
                new Answer.Closed(true, Optional.empty()),
                new Answer.Closed(false, Optional.empty()),
                new Answer.Alerted(new Alert(2, 40), Optional.empty()))) {
            Judged.by(
                            RULE,
                            new Evidences()
                                    .hello(new Answer.Flight(Evidences.flight()))
                                    .handshake(bare))
                    .isUndecided("instead of a first flight");
        }
    }

    @Test
    void an_invalid_finished_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(
                                        new Answer.Unfinished(Evidences.flight(), Answer.Failure.FINISHED_INVALID, "")))
                .isBroken("Finished");
    }

    @Test
    void what_no_engine_here_can_finish_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Unfinished(
                                        Evidences.flight(), Answer.Failure.ENGINE_REFUSED, "too long")))
                .isUndecided("too long");
    }

    @Test
    void a_certificate_that_nobody_can_read_is_another_rule() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Unfinished(
                                        Evidences.flight(), Answer.Failure.ENGINE_REFUSED, "decode error"))
                                .chain(ChainJudge.judge(List.of(new byte[] {1}), TrustStore.none(), Evidences.AT)))
                .passes();
    }

    @Test
    void a_handshake_that_was_not_tried_is_undecided() {
        Judged.by(RULE, new Evidences().hello(new Answer.Flight(Evidences.flight())))
                .isUndecided("not tried");
    }

    @Test
    void a_refused_hello_is_another_rule() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(40))).findsNothing();
    }
}
