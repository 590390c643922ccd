package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An address that cannot be reached is tried by the first question alone. */
final class ReachAskerTest {
    private final Reach reach = new Reach();
    private final List<CompletableFuture<Exchange>> made = new ArrayList<>();
    private final ReachAsker asker = new ReachAsker(
            (question, deadline) -> {
                made.add(new CompletableFuture<>());
                return made.get(made.size() - 1);
            },
            reach);

    private List<CompletableFuture<Exchange>> ask(int number) {
        return IntStream.range(0, number).mapToObj(question -> ask()).toList();
    }

    private CompletableFuture<Exchange> ask() {
        return asker.ask(TurnAskerTest.to(1), TurnAskerTest.far()).toCompletableFuture();
    }

    private static Exchange unreachable(Answer.Cause cause, int attempts) {
        Question question = TurnAskerTest.to(1);
        return new Exchange(
                question, new Answer.Unreachable(cause, "why"), attempts, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "TIMED_OUT", "NO_ROUTE", "PROXY"})
    void all_others_have_the_answer_of_the_first_and_make_no_connection(Answer.Cause cause) {
        List<CompletableFuture<Exchange>> exchanges = ask(54);
        assertEquals(1, made.size());
        made.get(0).complete(unreachable(cause, 3));
        exchanges.stream().skip(1).forEach(exchange -> assertEquals(unreachable(cause, 0), exchange.join()));
        assertEquals(unreachable(cause, 0), ask().join());
        assertEquals(1, made.size());
    }

    @Test
    void they_go_on_once_a_connection_is_there_and_not_only_when_it_has_ended() {
        List<CompletableFuture<Exchange>> exchanges = ask(3);
        reach.established(TurnAskerTest.to(1).endpoint());
        assertEquals(3, made.size());
        assertFalse(exchanges.get(1).isDone());
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_TRIED", "SHORTAGE"})
    void a_want_of_our_own_says_nothing_of_the_address(Answer.Cause cause) {
        List<CompletableFuture<Exchange>> exchanges = ask(3);
        made.get(0).complete(unreachable(cause, 0));
        assertEquals(3, made.size());
        assertFalse(exchanges.get(2).isDone());
    }

    @Test
    void a_fault_of_the_first_leaves_the_others_to_ask_for_themselves() {
        List<CompletableFuture<Exchange>> exchanges = ask(2);
        made.get(0).completeExceptionally(new IllegalStateException("a bug"));
        assertEquals(2, made.size());
        assertFalse(exchanges.get(1).isDone());
    }

    @Test
    void addresses_are_found_out_each_by_itself() {
        var unused = ask();
        var other = asker.ask(TurnAskerTest.to(2), TurnAskerTest.far()).toCompletableFuture();
        assertFalse(other.isDone());
        assertEquals(2, made.size());
    }
}
