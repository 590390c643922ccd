package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An asker of which the first question to each address finds out whether it can be reached: what is asked beside it waits for
 * that, and where no connection came about in all its attempts, nobody else tries. For one target of which much is asked.
 */
public final class ReachAsker implements Asker {
    private final Asker asker;
    private final Reach reach;

    /**
     * Bounds an asker.
     *
     * @param reach is told by the network of each connection as soon as it is established
     */
    public ReachAsker(Asker asker, Reach reach) {
        this.asker = asker;
        this.reach = reach;
    }

    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        CompletableFuture<Optional<Answer>> own = new CompletableFuture<>();
        CompletableFuture<Optional<Answer>> first = reach.first(question.endpoint(), own);
        if (first == own) {
            return asker.ask(question, deadline)
                    .whenComplete((exchange, fault) ->
                            own.complete(fault == null ? unreachable(exchange.answer()) : Optional.empty()));
        }
        return first.thenCompose(
                shut -> shut.map(answer -> new Exchange(question, answer, 0, Optional.empty(), Optional.empty()))
                        .<CompletionStage<Exchange>>map(CompletableFuture::completedStage)
                        .orElseGet(() -> asker.ask(question, deadline)));
    }

    /** A want of this side says nothing of the address. */
    private static Optional<Answer> unreachable(Answer answer) {
        return answer instanceof Answer.Unreachable shut && !shut.isOurs() ? Optional.of(answer) : Optional.empty();
    }
}
