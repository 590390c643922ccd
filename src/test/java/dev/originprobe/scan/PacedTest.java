package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** So many new connections a second. */
final class PacedTest {
    private final List<Question> begun = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private long now = 5;

    private final Paced paced = new Paced(
            question -> {
                begun.add(question);
                return CompletableFuture.completedStage(new Exchange(
                        question, new Answer.Silent(Optional.empty()), 1, Optional.empty(), Optional.empty()));
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
            paced.ask(PerHostTest.to(i));
        }
        assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750)), waits);
        assertEquals(4, begun.size());
    }

    @Test
    void time_that_passes_anyway_is_not_waited_for_and_not_saved_up() {
        paced.ask(PerHostTest.to(1));
        now += Duration.ofSeconds(9).toNanos();
        paced.ask(PerHostTest.to(2));
        paced.ask(PerHostTest.to(3));
        assertEquals(List.of(Duration.ofMillis(250)), waits);
    }

    @Test
    void waiting_is_part_of_the_patience_and_what_would_wait_longer_is_not_asked() {
        Question patient = PerHostTest.to(1);
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
}
