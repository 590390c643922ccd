package dev.originprobe.net;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far an event loop has fallen behind. While it does the work of other connections, or the machine that of others, an
 * answer may lie there unread: that time is none that the origin took.
 *
 * <p>The loop is to beat at even times; by how much each beat comes late is added up. It beats on its loop alone, and may be felt from any thread.
 */
final class Pulse {
    /** A loop that is late by less does not matter to any time-out. */
    private static final Duration BEAT = Duration.ofMillis(50);

    private final EventLoop loop;
    private final LongSupplier clock;
    private volatile long due;
    private volatile long late;

    /**
     * The pulse of a loop.
     *
     * @param clock nanoseconds that never go back, as System.nanoTime
     */
    Pulse(EventLoop loop, LongSupplier clock) {
        this.loop = loop;
        this.clock = clock;
        due = clock.getAsLong() + BEAT.toNanos();
    }

    EventLoop loop() {
        return loop;
    }

    /** Begins to beat; from any thread. */
    void start() {
        try {
            loop.execute(this::next);
        } catch (RejectedExecutionException closing) {
            // Nothing is asked on it any more.
        }
    }

    /** How late it was in all so far, what it is late now included. */
    Duration late() {
        return Duration.ofNanos(late + Math.max(0, clock.getAsLong() - due));
    }

    private void beat() {
        late = late().toNanos();
        next();
    }

    private void next() {
        due = clock.getAsLong() + BEAT.toNanos();
        if (!loop.isShuttingDown()) {
            var unused = loop.schedule(this::beat, BEAT.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
