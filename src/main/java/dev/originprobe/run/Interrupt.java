package dev.originprobe.run;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The signals that end a process, SIGINT, SIGTERM and SIGHUP, while a run is under way: it is told, and has the time to end
 * what it has begun and to write its report. The JVM then ends with the code of the signal.
 */
public final class Interrupt implements AutoCloseable {
    /** What a run is given to let its connections end. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    /** Beyond the grace, for the report to be written. */
    private static final Duration WRITING = Duration.ofSeconds(8);

    /** What a shell makes of a signal's number: 128 and the number. */
    private static final Map<String, Integer> CODES = Map.of("SIGHUP", 129, "SIGINT", 130);

    private static final int TERMINATED = 143;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile OptionalInt code = OptionalInt.empty();

    private Interrupt(Runnable whenInterrupted) {
        this.hook = new Thread(() -> interrupted(whenInterrupted), "interrupt");
    }

    /** Watches until it is closed; what is given runs where a signal comes. */
    public static Interrupt watch(Runnable whenInterrupted) {
        Interrupt interrupt = new Interrupt(whenInterrupted);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** The exit code of the signal that came; empty where none came. */
    public OptionalInt code() {
        return code;
    }

    /** The run is over: its report is written. */
    @Override
    public void close() {
        over.countDown();
        if (code.isEmpty()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException justCame) {
                // The hook finds the run over.
                return;
            }
        }
    }

    private void interrupted(Runnable whenInterrupted) {
        code = OptionalInt.of(codeOfSignal());
        whenInterrupted.run();
        try {
            over.await(GRACE.plus(WRITING).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    /** By the thread in which the JVM handles the signal, which has its name; SIGTERM's where there is none of the others. */
    private static int codeOfSignal() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replace(" handler", ""))
                .filter(CODES::containsKey)
                .map(CODES::get)
                .findFirst()
                .orElse(TERMINATED);
    }
}
