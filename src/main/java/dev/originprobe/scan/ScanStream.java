package dev.originprobe.scan;

import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Targets that are probed side by side as they are read, and handed over one by one. They are read by a thread of their own,
 * so that whoever waits for the next target keeps nobody from those that are in flight. What is in flight, and what is done
 * and was not taken yet, is bounded: a slow taker slows the reading down.
 *
 * <p>A target that does not answer for a while gives its place to another, and is waited for beside it: some that keep a client
 * waiting do not keep the others waiting. All of them together are bounded too.
 */
public final class ScanStream implements AutoCloseable {
    /** So often in the time of patience it is looked whether it is over, where the next target waits for a place. */
    private static final int LOOKS = 8;

    /** A process that is late by more than this part of the time between two looks has too much to do already. */
    private static final int IN_TIME = 4;

    private final Scans scans;
    private final Iterator<Inquiry> inquiries;
    private final boolean inOrder;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private final Set<Slot> inFlight = new LinkedHashSet<>();
    private int placesGiven;
    private long lookedAt = System.nanoTime();
    private long lateAt = lookedAt;
    private Duration late = Duration.ZERO;
    private boolean read;
    private boolean stopped;
    private boolean cut;
    private Optional<RuntimeException> failure = Optional.empty();

    /** A target that was started, until its verdict is taken. */
    private static final class Slot {
        private final Deadline deadline;
        /** Whether another has its place. */
        private boolean placeGiven;

        @Nullable
        Verdict verdict;

        Slot(Deadline deadline) {
            this.deadline = deadline;
        }
    }

    /**
     * A stream that begins at once.
     *
     * @param inquiries read by one thread; may make it wait
     * @param inOrder whether verdicts are handed over in the order of the inquiries, and not as they come in
     */
    ScanStream(Scans scans, Iterator<Inquiry> inquiries, boolean inOrder) {
        this.scans = scans;
        this.inquiries = inquiries;
        this.inOrder = inOrder;
        Thread reader = new Thread(this::read, "targets");
        // It may be waiting for a line that never comes.
        reader.setDaemon(true);
        Threads.patiently(reader);
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
            if (cut || ((read || stopped) && inFlight.isEmpty())) {
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
        Slot slot = new Slot(scans.scanner().deadline(inquiry));
        synchronized (this) {
            if (stopped) {
                return;
            }
            inFlight.add(slot);
            if (inOrder) {
                slots.add(slot);
            }
        }
        try {
            scans.scanner().scan(inquiry, slot.deadline).thenAccept(verdict -> finish(slot, verdict));
        } catch (RuntimeException | Error fault) {
            // It is not begun: nobody is to wait for it.
            synchronized (this) {
                inFlight.remove(slot);
                slots.remove(slot);
            }
            throw fault;
        }
    }

    private synchronized void finish(Slot slot, Verdict verdict) {
        slot.verdict = verdict;
        inFlight.remove(slot);
        placesGiven -= slot.placeGiven ? 1 : 0;
        if (!inOrder) {
            slots.add(slot);
        }
        notifyAll();
    }

    /** Waits until one more may be started; false where none may any more. */
    private synchronized boolean hasTurn() {
        Duration pause = scans.patience().map(most -> most.dividedBy(LOOKS)).orElse(Duration.ZERO);
        while (!stopped) {
            scans.patience().ifPresent(most -> givePlacesAway(most, pause));
            if (hasPlace()) {
                return true;
            }
            await(pause);
        }
        return false;
    }

    private boolean hasPlace() {
        int done = inOrder ? 0 : slots.size();
        int held = inOrder ? slots.size() : done + inFlight.size();
        return inFlight.size() - placesGiven < scans.atOnce()
                && done < scans.atOnce()
                && held < Scans.MOST * scans.atOnce();
    }

    private void givePlacesAway(Duration most, Duration pause) {
        long now = System.nanoTime();
        if (now - lookedAt < pause.toNanos()) {
            return;
        }
        lookedAt = now;
        Duration lateNow = scans.late().get();
        if (lateNow.minus(late).compareTo(pause.dividedBy(IN_TIME)) > 0) {
            lateAt = now;
        }
        late = lateNow;
        if (now - lateAt < most.toNanos()) {
            return;
        }
        for (Slot slot : inFlight) {
            if (!slot.placeGiven && slot.deadline.quiet().compareTo(most) >= 0) {
                slot.placeGiven = true;
                placesGiven++;
            }
        }
    }

    private void await() {
        await(Duration.ZERO);
    }

    /** Waits until something has changed, or so long; zero for no bound. */
    @SuppressWarnings("WaitNotInLoop") // It is called in loops alone.
    private void await(Duration most) {
        try {
            wait(most.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
            cut = true;
        }
    }
}
