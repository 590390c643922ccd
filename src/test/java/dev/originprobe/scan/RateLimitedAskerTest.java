package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import java.time.Duration;
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

    private final RateLimitedAsker paced = new RateLimitedAsker(
            question -> {
                begun.add(question);
                Answer answer = refusals-- > 0
                        ? new Answer.Unreachable(Answer.Cause.REFUSED, "refused")
                        : new Answer.Silent(Optional.empty());
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
            paced.ask(PerAddressAskerTest.to(i));
        }
        assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750)), waits);
        assertEquals(4, begun.size());
    }

    @Test
    void time_that_passes_anyway_is_not_waited_for_and_not_saved_up() {
        paced.ask(PerAddressAskerTest.to(1));
        now += Duration.ofSeconds(9).toNanos();
        paced.ask(PerAddressAskerTest.to(2));
        paced.ask(PerAddressAskerTest.to(3));
        assertEquals(List.of(Duration.ofMillis(250)), waits);
    }

    @Test
    void waiting_is_part_of_the_patience_and_what_would_wait_longer_is_not_asked() {
        Question patient = PerAddressAskerTest.to(1);
        Duration whole = patient.patience().whole();
        int asked = (int) (whole.toMillis() / 250);
        for (int i = 0; i < asked; i++) {
            paced.ask(patient);
        }
        assertEquals(asked, begun.size());
        Exchange late = paced.ask(patient).toCompletableFuture().join();
        assertInstanceOf(Answer.Unreachable.class, late.answer());
        assertEquals(asked, begun.size());
        assertTrue(begun.get(asked - 1).patience().whole().compareTo(Duration.ofMillis(250)) <= 0);
    }

    @Test
    void each_attempt_to_connect_takes_a_turn_of_its_own() {
        refusals = 2;
        Exchange exchange = patient(3);

        assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500)), waits);
        assertEquals(3, begun.size());
        assertTrue(begun.stream().allMatch(once -> once.patience().connectionAttempts() == 1));
        assertInstanceOf(Answer.Silent.class, exchange.answer());
        assertEquals(3, exchange.attempts());
        assertEquals(3, exchange.question().patience().connectionAttempts());
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
        for (int i = 0; i < 11; i++) {
            patient(2);
        }
        refusals = 9;
        Exchange exchange = patient(2);

        assertEquals(12, begun.size());
        assertEquals(1, exchange.attempts());
        assertEquals(new Answer.Unreachable(Answer.Cause.REFUSED, "refused"), exchange.answer());
    }

    private Exchange patient(int attempts) {
        return paced.ask(PerAddressAskerTest.to(1)
                        .with(new Timeouts(attempts, Duration.ofSeconds(1), Duration.ofSeconds(1))))
                .toCompletableFuture()
                .join();
    }
}
