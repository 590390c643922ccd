package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.ClientOffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An asker that makes the same connection once for all that ask for it: many settings negotiate the same protocol and
 * suite. An answer after which CloudFront would try again is not shared. For one target.
 */
public final class SharingAsker implements Asker {
    private final Asker asker;
    private final Map<Connection, CompletionStage<Exchange>> asked = new ConcurrentHashMap<>();

    private record Connection(Endpoint endpoint, ClientOffer offer, Purpose purpose) {}

    public SharingAsker(Asker asker) {
        this.asker = asker;
    }

    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        Connection connection = new Connection(question.endpoint(), question.offer(), question.purpose());
        CompletionStage<Exchange> answer = asked.computeIfAbsent(connection, first -> asker.ask(question, deadline));
        return answer.whenComplete((exchange, fault) -> {
            if (fault != null || exchange.answer() instanceof Answer.Closed) {
                asked.remove(connection, answer);
            }
        });
    }
}
