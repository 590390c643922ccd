package dev.originprobe.scan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a target may be worked on. Its time begins with its turn and runs as long as it has one: while all that it
 * still asks stands behind connections of other targets, it stands still.
 */
public final class Deadline {
    private final Clock clock;
    private final Instant startedAt;
    private Instant end;
    private Duration leftWhenAnswered;
    private int queued;
    private int open;
    private Optional<Instant> stoppedAt = Optional.empty();

    /** A deadline at this instant of that clock. */
    public Deadline(Instant end, Clock clock) {
        this.end = end;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.leftWhenAnswered = left();
    }

    /** A deadline so long from now on. */
    public static Deadline after(Duration time, Clock clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    /** How long until then; negative after it. */
    public synchronized Duration left() {
        return Duration.between(stoppedAt.orElseGet(clock::instant), end);
    }

    /** Whether nothing is left. */
    public boolean isOver() {
        return left().compareTo(Duration.ZERO) <= 0;
    }

    /** How much of its time the target has taken since a question of it was answered, or since it began. */
    public synchronized Duration quiet() {
        return leftWhenAnswered.minus(left());
    }

    /** When the target's turn began. */
    Instant startedAt() {
        return startedAt;
    }

    /** A question of the target waits for its turn. */
    synchronized void queue() {
        queued++;
        stopOrGoOn();
    }

    /** A question that waited has its turn, or will have none. */
    synchronized void unqueue() {
        queued--;
        stopOrGoOn();
    }

    /** A question is asked. */
    synchronized void open() {
        open++;
        stopOrGoOn();
    }

    /** A question that was asked is answered. */
    synchronized void close() {
        open--;
        leftWhenAnswered = left();
        stopOrGoOn();
    }

    private void stopOrGoOn() {
        boolean stands = queued > 0 && open == 0;
        if (stands && stoppedAt.isEmpty()) {
            stoppedAt = Optional.of(clock.instant());
        } else if (!stands && stoppedAt.isPresent()) {
            end = end.plus(Duration.between(stoppedAt.get(), clock.instant()));
            stoppedAt = Optional.empty();
        }
    }
}
