package dev.originprobe.scan;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * An asker that makes a bounded number of connections to one address at a time; the others wait their turn. Waiting is part
 * of a question's patience: one whose turn comes after it is not asked.
 */
public final class PerAddressAsker implements Asker {
    private final Asker asker;
    private final int most;
    private final LongSupplier clock;
    private final Map<InetAddress, Integer> inFlight = new HashMap<>();
    private final Map<InetAddress, Deque<Runnable>> waiting = new HashMap<>();

    /**
     * Bounds an asker.
     *
     * @param most connections to one address at a time, at least 1
     * @param clock nanoseconds that never go back, as System.nanoTime
     */
    public PerAddressAsker(Asker asker, int most, LongSupplier clock) {
        this.asker = asker;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Exchange> ask(Question question) {
        InetAddress address = question.endpoint().address();
        CompletableFuture<Exchange> answered = new CompletableFuture<>();
        long askedAt = clock.getAsLong();
        Runnable connection = () -> begin(question, askedAt).whenComplete((exchange, fault) -> {
            next(address).ifPresent(Runnable::run);
            if (fault == null) {
                answered.complete(exchange);
            } else {
                answered.completeExceptionally(fault);
            }
        });
        if (started(address, connection)) {
            connection.run();
        }
        return answered;
    }

    private CompletionStage<Exchange> begin(Question question, long askedAt) {
        Duration left = question.patience().left().minusNanos(clock.getAsLong() - askedAt);
        return left.isNegative() || left.isZero()
                ? CompletableFuture.completedStage(Exchange.notAsked(question))
                : asker.ask(question.with(question.patience().within(left)));
    }

    /** Counts a connection that may begin now, or puts it behind the others. */
    private synchronized boolean started(InetAddress address, Runnable connection) {
        if (inFlight.getOrDefault(address, 0) < most) {
            inFlight.merge(address, 1, Integer::sum);
            return true;
        }
        waiting.computeIfAbsent(address, none -> new ArrayDeque<>()).add(connection);
        return false;
    }

    /** The connection that takes the place of one that has ended. */
    private synchronized Optional<Runnable> next(InetAddress address) {
        Optional<Runnable> first = Optional.ofNullable(waiting.get(address)).map(Deque::poll);
        if (first.isEmpty() && inFlight.merge(address, -1, Integer::sum) == 0) {
            inFlight.remove(address);
            waiting.remove(address);
        }
        return first;
    }
}
