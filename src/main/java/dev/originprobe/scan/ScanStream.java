package dev.originprobe.scan;

import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Targets that are probed side by side as they are read, and handed over one by one. They are read by a thread of their own,
 * so that whoever waits for the next target keeps nobody from those that are in flight. What is in flight, and what is done
 * and was not taken yet, is bounded: a slow taker slows the reading down.
 */
public final class ScanStream implements AutoCloseable {
    private final Scanner scanner;
    private final Iterator<Inquiry> inquiries;
    private final int atOnce;
    private final int mostHeld;
    private final boolean inOrder;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private int inFlight;
    private boolean read;
    private boolean stopped;
    private boolean cut;
    private Optional<RuntimeException> failure = Optional.empty();

    /** A target that was started, until its verdict is taken. */
    private static final class Slot {
        @Nullable
        Verdict verdict;
    }

    /**
     * A stream that begins at once.
     *
     * @param inquiries read by one thread; may make it wait
     * @param atOnce targets in flight, at least 1
     * @param mostHeld targets in flight, or done and not taken yet, at least so many
     * @param inOrder whether verdicts are handed over in the order of the inquiries, and not as they come in
     */
    ScanStream(Scanner scanner, Iterator<Inquiry> inquiries, int atOnce, int mostHeld, boolean inOrder) {
        this.scanner = scanner;
        this.inquiries = inquiries;
        this.atOnce = atOnce;
        this.mostHeld = mostHeld;
        this.inOrder = inOrder;
        Thread reader = new Thread(this::read, "targets");
        // It may be waiting for a line that never comes.
        reader.setDaemon(true);
        reader.start();
    }

    /** The next verdict, which may have to be waited for; empty where there is none any more. */
    public synchronized Optional<Verdict> next() {
        while (true) {
            Optional<Slot> done = done();
            if (done.isPresent()) {
                slots.remove(done.get());
                notifyAll();
                return Optional.ofNullable(done.get().verdict);
            }
            if (cut || ((read || stopped) && inFlight == 0)) {
                failure.ifPresent(fault -> {
                    throw fault;
                });
                return Optional.empty();
            }
            await();
        }
    }

    /** Hands all of them over. */
    public void forEach(Consumer<Verdict> taker) {
        for (Optional<Verdict> verdict = next(); verdict.isPresent(); verdict = next()) {
            taker.accept(verdict.get());
        }
    }

    /** Starts no more targets, and gives those in flight so long to come to their end; what is done is still handed over. */
    public void stop(Duration grace) {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::cut);
    }

    /** Starts no more targets, and waits for none. */
    @Override
    public void close() {
        cut();
    }

    private synchronized void cut() {
        stopped = true;
        cut = true;
        notifyAll();
    }

    /** The next that can be handed over. A gap of what was cut off is passed over. */
    private Optional<Slot> done() {
        if (inOrder && !cut) {
            return Optional.ofNullable(slots.peekFirst()).filter(slot -> slot.verdict != null);
        }
        return slots.stream().filter(slot -> slot.verdict != null).findFirst();
    }

    private void read() {
        try {
            while (hasTurn() && inquiries.hasNext()) {
                start(inquiries.next());
            }
        } catch (RuntimeException fault) {
            synchronized (this) {
                failure = Optional.of(fault);
            }
        } catch (Error fault) {
            synchronized (this) {
                failure = Optional.of(new IllegalStateException(fault.toString(), fault));
            }
        } finally {
            synchronized (this) {
                read = true;
                notifyAll();
            }
        }
    }

    private void start(Inquiry inquiry) {
        Slot slot = new Slot();
        synchronized (this) {
            if (stopped) {
                return;
            }
            inFlight++;
            if (inOrder) {
                slots.add(slot);
            }
        }
        scanner.scan(inquiry).thenAccept(verdict -> finish(slot, verdict));
    }

    private synchronized void finish(Slot slot, Verdict verdict) {
        slot.verdict = verdict;
        inFlight--;
        if (!inOrder) {
            slots.add(slot);
        }
        notifyAll();
    }

    /** Waits until one more may be started; false where none may any more. */
    private synchronized boolean hasTurn() {
        while (!stopped && (inFlight >= atOnce || held() >= mostHeld)) {
            await();
        }
        return !stopped;
    }

    private int held() {
        return inOrder ? slots.size() : slots.size() + inFlight;
    }

    @SuppressWarnings("WaitNotInLoop") // It is called in loops alone.
    private void await() {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
            cut = true;
        }
    }
}
