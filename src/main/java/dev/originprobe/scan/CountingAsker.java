package dev.originprobe.scan;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** An asker that counts the connections that an origin sees: every attempt. */
public final class CountingAsker implements Asker {
    private final Asker asker;
    private final AtomicInteger connections = new AtomicInteger();

    public CountingAsker(Asker asker) {
        this.asker = asker;
    }

    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        return asker.ask(question, deadline).thenApply(exchange -> {
            connections.addAndGet(exchange.attempts());
            return exchange;
        });
    }

    /** Connection attempts so far, those that failed too. */
    public int connections() {
        return connections.get();
    }
}
