package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** So many new connections a second. */
final class RateLimitedAskerTest {
    private final List<Question> begun = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private long now = 5;
    private int refusals;
    private Answer.Cause cause = Answer.Cause.REFUSED;
    /** Of eleven turns and a half. */
    private final Deadline deadline =
            Deadline.after(Duration.ofMillis(2_875), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private final RateLimitedAsker paced = new RateLimitedAsker(
            (question, deadline) -> {
                begun.add(question);
                Answer answer =
                        refusals-- > 0 ? new Answer.Unreachable(cause, "refused") : new Answer.Silent(Optional.empty());
                return CompletableFuture.completedStage(
                        new Exchange(question, answer, 1, Optional.empty(), Optional.empty()));
            },
            4,
            () -> now,
            wait -> {
                waits.add(wait);
                return Runnable::run;
            });

    @Test
    void connections_begin_evenly_spaced_and_all_are_made() {
        for (int i = 0; i < 4; i++) {
            paced.ask(TurnAskerTest.to(i), deadline);
        }
        assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750)), waits);
        assertEquals(4, begun.size());
    }

    @Test
    void time_that_passes_anyway_is_not_waited_for_and_not_saved_up() {
        paced.ask(TurnAskerTest.to(1), deadline);
        now += Duration.ofSeconds(9).toNanos();
        paced.ask(TurnAskerTest.to(2), deadline);
        paced.ask(TurnAskerTest.to(3), deadline);
        assertEquals(List.of(Duration.ofMillis(250)), waits);
    }

    @Test
    void what_would_wait_longer_than_the_deadline_is_not_asked() {
        Question patient = TurnAskerTest.to(1);
        for (int i = 0; i < 12; i++) {
            paced.ask(patient, deadline);
        }
        assertEquals(12, begun.size());
        Exchange late = paced.ask(patient, deadline).toCompletableFuture().join();
        assertEquals(Exchange.notAsked(patient), late);
        assertEquals(12, begun.size());
        assertEquals(patient.timeouts().withAttempts(1), begun.get(11).timeouts());
    }

    @Test
    void each_attempt_to_connect_takes_a_turn_of_its_own() {
        refusals = 2;
        Exchange exchange = patient(3);

        assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500)), waits);
        assertEquals(3, begun.size());
        assertTrue(begun.stream().allMatch(once -> once.timeouts().connectionAttempts() == 1));
        assertInstanceOf(Answer.Silent.class, exchange.answer());
        assertEquals(3, exchange.attempts());
        assertEquals(3, exchange.question().timeouts().connectionAttempts());
    }

    @Test
    void no_more_attempts_are_made_than_asked_for() {
        refusals = 9;
        Exchange exchange = patient(2);

        assertEquals(2, begun.size());
        assertEquals(2, exchange.attempts());
        assertInstanceOf(Answer.Unreachable.class, exchange.answer());
    }

    @Test
    void an_attempt_whose_turn_comes_too_late_is_not_made() {
        Exchange exchange = lastTurn();

        assertEquals(12, begun.size());
        assertEquals(1, exchange.attempts());
        assertEquals(new Answer.Unreachable(Answer.Cause.REFUSED, "refused"), exchange.answer());
    }

    @Test
    void no_time_out_is_said_where_not_all_attempts_were_made() {
        cause = Answer.Cause.TIMED_OUT;
        Exchange exchange = lastTurn();

        assertEquals(1, exchange.attempts());
        assertEquals(
                Answer.Cause.NOT_TRIED,
                assertInstanceOf(Answer.Unreachable.class, exchange.answer()).cause());
    }

    private Exchange lastTurn() {
        for (int i = 0; i < 11; i++) {
            patient(2);
        }
        refusals = 9;
        return patient(2);
    }

    private Exchange patient(int attempts) {
        return paced.ask(
                        TurnAskerTest.to(1).with(new Timeouts(attempts, Duration.ofSeconds(1), Duration.ofSeconds(1))),
                        deadline)
                .toCompletableFuture()
                .join();
    }
}
