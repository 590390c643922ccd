package dev.originprobe.scan;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Starts threads where this machine may let this process have no more of them, as {@code ulimit -u} and containers do. */
public final class Threads {
    /** As long as others of the same user may take to end, where no deadline says how long to wait. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Threads() {}

    /** Starts it, where there is none to be had as soon as others have given some back; in the end it fails as the JVM does. */
    public static void patiently(Thread thread) {
        if (by(Deadline.after(LONGEST, Clock.systemUTC()), () -> started(thread))
                .isEmpty()) {
            thread.start();
        }
    }

    private static Thread started(Thread thread) {
        thread.start();
        return thread;
    }

    /** What comes of something that starts a thread, tried again until the deadline; empty where there is none to be had by then. */
    public static <T> Optional<T> by(Deadline deadline, Supplier<T> start) {
        while (true) {
            try {
                return Optional.of(start.get());
            } catch (OutOfMemoryError want) {
                if (!isOfThreads(want)) {
                    throw want;
                }
            }
            if (deadline.isOver()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Does what starts a thread; false, and nothing is done, where there is none to be had. */
    public static boolean isStarted(Runnable start) {
        try {
            start.run();
            return true;
        } catch (OutOfMemoryError want) {
            if (isOfThreads(want)) {
                return false;
            }
            throw want;
        }
    }

    /** Whether it says that no thread can be started. */
    public static boolean isOfThreads(Throwable fault) {
        return fault instanceof OutOfMemoryError
                && String.valueOf(fault.getMessage()).contains("native thread");
    }
}
