package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Patience;
import dev.originprobe.evidence.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * An asker that begins so many connections a second at most, evenly spaced; the others wait their turn. Waiting is part of a
 * question's patience: one whose turn would come after it is not asked.
 */
public final class Paced implements Asker {
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
    public Paced(Asker asker, int perSecond, LongSupplier clock, Function<Duration, Executor> later) {
        this.asker = asker;
        this.spacing = Duration.ofSeconds(1).toNanos() / perSecond;
        this.clock = clock;
        this.later = later;
        this.next = clock.getAsLong();
    }

    @Override
    public CompletionStage<Exchange> ask(Question question) {
        Patience patience = question.patience();
        Optional<Duration> turn = turn(patience.whole());
        if (turn.isEmpty()) {
            return CompletableFuture.completedFuture(new Exchange(
                    question,
                    new Answer.Unreachable(Answer.Cause.TIMED_OUT, "not asked: its turn at this rate comes too late"),
                    0,
                    Optional.empty(),
                    Optional.empty()));
        }
        Duration wait = turn.get();
        return wait.isZero()
                ? asker.ask(question)
                : CompletableFuture.completedFuture(
                                question.with(patience.within(patience.whole().minus(wait))))
                        .thenComposeAsync(asker::ask, later.apply(wait));
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
