package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * An asker that begins so many connections a second at most, evenly spaced; the others wait their turn. Each attempt of a
 * question to connect takes a turn of its own, and is therefore asked for by itself. One whose turn would come after the
 * target's deadline is not asked, or not tried again.
 */
public final class RateLimitedAsker implements Asker {
    private final Asker asker;
    private final long spacing;
    private final LongSupplier clock;
    private final Function<Duration, Executor> later;
    private long next;

    /**
     * Paces an asker.
     *
     * @param perSecond connections that begin in a second, at least 1
     * @param clock nanoseconds that never go back, as System.nanoTime
     * @param later runs after so long
     */
    public RateLimitedAsker(Asker asker, int perSecond, LongSupplier clock, Function<Duration, Executor> later) {
        this.asker = asker;
        this.spacing = Duration.ofSeconds(1).toNanos() / perSecond;
        this.clock = clock;
        this.later = later;
        this.next = clock.getAsLong();
    }

    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        return attempt(question, deadline, Exchange.notAsked(question));
    }

    /** What comes of one more attempt to connect; what came of those before, where its turn would come too late. */
    private CompletionStage<Exchange> attempt(Question question, Deadline deadline, Exchange soFar) {
        Optional<Duration> turn = turn(deadline.left());
        if (turn.isEmpty()) {
            return CompletableFuture.completedStage(soFar.timedOut() ? soFar.cutShort() : soFar);
        }
        Timeouts timeouts = question.timeouts();
        return asked(question.with(timeouts.withAttempts(1)), deadline, turn.get())
                .thenCompose(exchange -> {
                    Exchange all = new Exchange(
                            question,
                            exchange.answer(),
                            soFar.attempts() + exchange.attempts(),
                            exchange.connect(),
                            exchange.handshake());
                    return exchange.answer() instanceof Answer.Unreachable
                                    && all.attempts() < timeouts.connectionAttempts()
                            ? attempt(question, deadline, all)
                            : CompletableFuture.completedStage(all);
                });
    }

    private CompletionStage<Exchange> asked(Question once, Deadline deadline, Duration wait) {
        return wait.isZero()
                ? asker.ask(once, deadline)
                : CompletableFuture.completedFuture(once)
                        .thenComposeAsync(question -> asker.ask(question, deadline), later.apply(wait));
    }

    /** How long until the turn of one more; empty, and no turn taken, where that is longer than it may be. */
    private synchronized Optional<Duration> turn(Duration longest) {
        long now = clock.getAsLong();
        long turn = Math.max(0, next - now);
        if (turn >= longest.toNanos()) {
            return Optional.empty();
        }
        next = now + turn + spacing;
        return Optional.of(Duration.ofNanos(turn));
    }
}
