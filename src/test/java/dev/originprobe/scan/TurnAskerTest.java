package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A bounded number of connections, to one address and in all, at a time. */
final class TurnAskerTest {
    private static final int MANY = 1_000;

    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final List<Deadline> order = new ArrayList<>();
    private final SetClock clock = new SetClock();

    /** Each connection begins at once and ends when the test says so. */
    private CompletionStage<Exchange> begin(Question question, Deadline deadline) {
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        order.add(deadline);
        begun.add(() -> answer.complete(silent(question)));
        return answer;
    }

    private static Exchange silent(Question question) {
        return new Exchange(question, new Answer.Silent(Optional.empty()), 1, Optional.empty(), Optional.empty());
    }

    static Question to(int last) {
        try {
            return new Question(
                    new Endpoint(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 443),
                    new ClientOffer(
                            List.of(ProtocolVersion.TLS_1_2),
                            List.of(new CipherSuite(0x002f)),
                            List.of(),
                            List.of(),
                            Optional.empty()),
                    Purpose.HELLO,
                    new Timeouts(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One that does not come. */
    static Deadline far() {
        return Deadline.after(Duration.ofHours(1), Clock.systemUTC());
    }

    private Deadline soon() {
        return Deadline.after(Duration.ofSeconds(2), clock);
    }

    @Test
    void the_others_wait_until_one_has_ended_and_all_are_answered() {
        TurnAsker bounded = new TurnAsker(this::begin, 2, MANY);
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(bounded.ask(to(1), far()).toCompletableFuture());
        }
        assertEquals(2, begun.size());
        begun.remove().run();
        assertEquals(2, begun.size());
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
        bounded.ask(to(1), far());
        assertEquals(1, begun.size());
    }

    @Test
    void another_address_has_a_bound_of_its_own() {
        TurnAsker bounded = new TurnAsker(this::begin, 1, MANY);
        bounded.ask(to(1), far());
        bounded.ask(to(2), far());
        assertEquals(2, begun.size());
        bounded.ask(to(2), far());
        assertEquals(2, begun.size());
    }

    @Test
    void all_addresses_together_have_a_bound_too() {
        TurnAsker bounded = new TurnAsker(this::begin, MANY, 2);
        for (int i = 0; i < 4; i++) {
            bounded.ask(to(i), far());
        }
        assertEquals(2, begun.size());
        begun.remove().run();
        begun.remove().run();
        assertEquals(2, begun.size());
    }

    @Test
    void waiting_for_other_targets_costs_a_target_none_of_its_time() {
        TurnAsker bounded = new TurnAsker(this::begin, 1, MANY);
        bounded.ask(to(1), soon());
        Deadline waiting = soon();
        CompletableFuture<Exchange> answer = bounded.ask(to(1), waiting).toCompletableFuture();
        clock.goOn(Duration.ofSeconds(100));
        begun.remove().run();
        assertEquals(Duration.ofSeconds(2), waiting.left());
        begun.remove().run();
        assertEquals(1, answer.join().attempts());
    }

    @Test
    void waiting_for_its_own_connections_does_and_what_waits_longer_is_not_asked() {
        TurnAsker bounded = new TurnAsker(this::begin, 1, MANY);
        Deadline own = soon();
        bounded.ask(to(1), own);
        CompletableFuture<Exchange> second = bounded.ask(to(1), own).toCompletableFuture();
        CompletableFuture<Exchange> other = bounded.ask(to(1), soon()).toCompletableFuture();
        clock.goOn(Duration.ofSeconds(2));
        begun.remove().run();
        assertEquals(Exchange.notAsked(to(1)), second.join());
        assertFalse(other.isDone());
        assertEquals(1, begun.size());
        assertEquals(
                Exchange.notAsked(to(1)),
                bounded.ask(to(1), own).toCompletableFuture().join());
    }

    @Test
    void the_target_that_began_first_comes_first() {
        TurnAsker bounded = new TurnAsker(this::begin, 1, MANY);
        Deadline first = soon();
        clock.goOn(Duration.ofSeconds(1));
        Deadline second = soon();
        bounded.ask(to(1), first);
        bounded.ask(to(1), second);
        bounded.ask(to(1), first);
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertEquals(List.of(first, first, second), order);
    }

    @Test
    void any_number_may_be_answered_at_once() {
        TurnAsker bounded = new TurnAsker(
                (question, deadline) -> begun.isEmpty()
                        ? begin(question, deadline)
                        : CompletableFuture.completedStage(silent(question)),
                1,
                MANY);
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            answers.add(bounded.ask(to(1), far()).toCompletableFuture());
        }
        begun.peek().run();
        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void a_bug_in_one_connection_gives_its_turn_back() {
        TurnAsker bounded = new TurnAsker(
                (question, deadline) -> {
                    if (order.isEmpty()) {
                        order.add(deadline);
                        throw new StackOverflowError("a bug");
                    }
                    return begin(question, deadline);
                },
                1,
                MANY);
        CompletableFuture<Exchange> failed = bounded.ask(to(1), far()).toCompletableFuture();
        assertInstanceOf(
                StackOverflowError.class,
                assertThrows(CompletionException.class, failed::join).getCause());
        bounded.ask(to(1), far());
        assertEquals(1, begun.size());
    }
}
