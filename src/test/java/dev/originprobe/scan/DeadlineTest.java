package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time of a target. */
final class DeadlineTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SetClock clock = new SetClock();
    private final Deadline deadline = Deadline.after(SECOND.multipliedBy(3), clock);

    @Test
    void it_runs_while_nothing_is_asked_as_during_a_lookup() {
        clock.goOn(SECOND);
        assertEquals(SECOND.multipliedBy(2), deadline.left());
        assertFalse(deadline.isOver());
        clock.goOn(SECOND.multipliedBy(2));
        assertTrue(deadline.isOver());
    }

    @Test
    void it_stands_still_while_all_that_is_asked_waits_for_its_turn() {
        deadline.queue();
        clock.goOn(SECOND.multipliedBy(100));
        assertEquals(SECOND.multipliedBy(3), deadline.left());
        deadline.open();
        deadline.unqueue();
        clock.goOn(SECOND);
        assertEquals(SECOND.multipliedBy(2), deadline.left());
    }

    @Test
    void it_runs_while_one_question_has_its_turn_and_others_wait() {
        deadline.open();
        deadline.queue();
        clock.goOn(SECOND);
        assertEquals(SECOND.multipliedBy(2), deadline.left());
        deadline.close();
        clock.goOn(SECOND);
        assertEquals(SECOND.multipliedBy(2), deadline.left());
        deadline.unqueue();
        clock.goOn(SECOND);
        assertEquals(SECOND, deadline.left());
    }

    @Test
    void an_answer_ends_its_quiet_and_so_does_nothing_else() {
        clock.goOn(SECOND);
        deadline.open();
        clock.goOn(SECOND);
        assertEquals(SECOND.multipliedBy(2), deadline.quiet());
        deadline.close();
        assertEquals(Duration.ZERO, deadline.quiet());
        deadline.queue();
        clock.goOn(SECOND.multipliedBy(100));
        assertEquals(Duration.ZERO, deadline.quiet());
        deadline.unqueue();
        clock.goOn(SECOND);
        assertEquals(SECOND, deadline.quiet());
    }
}
