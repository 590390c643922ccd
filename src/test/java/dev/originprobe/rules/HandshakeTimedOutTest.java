package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeTimedOutTest {
    private static final HandshakeTimedOut RULE = new HandshakeTimedOut();

    @Test
    void an_answer_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void silence_after_the_hello_is_undecided() {
        Judged.by(RULE, new Evidences().hello(new Answer.Silent(Optional.empty())))
                .isUndecided("no answer to the hello");
    }

    @Test
    void silence_in_the_middle_of_a_flight_is_undecided() {
        Judged.by(RULE, new Evidences().hello(new Answer.Silent(Optional.of(Evidences.flight()))))
                .isUndecided("in the middle of the first flight");
    }

    @Test
    void silence_in_the_handshake_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight()))
                                .handshake(new Answer.Silent(Optional.of(Evidences.flight()))))
                .isUndecided("in the middle of the handshake");
    }
}
