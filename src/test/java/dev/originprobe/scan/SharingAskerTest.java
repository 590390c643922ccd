package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The same connection is made once for all that ask for it. */
final class SharingAskerTest {
    private final List<Question> made = new ArrayList<>();

    private CompletionStage<Exchange> answering(Question question, Answer answer) {
        made.add(question);
        return CompletableFuture.completedStage(new Exchange(question, answer, 1, Optional.empty(), Optional.empty()));
    }

    @Test
    void an_answer_is_shared_by_all_that_ask_the_same_of_the_same_address() {
        SharingAsker once =
                new SharingAsker((question, deadline) -> answering(question, new Answer.Silent(Optional.empty())));
        Exchange first = once.ask(TurnAskerTest.to(1), TurnAskerTest.far())
                .toCompletableFuture()
                .join();
        assertSame(
                first,
                once.ask(TurnAskerTest.to(1), TurnAskerTest.far())
                        .toCompletableFuture()
                        .join());
        once.ask(TurnAskerTest.to(2), TurnAskerTest.far());
        assertEquals(List.of(TurnAskerTest.to(1), TurnAskerTest.to(2)), made);
    }

    @Test
    void a_connection_that_the_server_closed_is_made_again() {
        SharingAsker once = new SharingAsker(
                (question, deadline) -> answering(question, new Answer.Closed(false, Optional.empty())));
        once.ask(TurnAskerTest.to(1), TurnAskerTest.far());
        once.ask(TurnAskerTest.to(1), TurnAskerTest.far());
        assertEquals(2, made.size());
    }
}
