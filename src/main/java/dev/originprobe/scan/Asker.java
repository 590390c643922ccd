package dev.originprobe.scan;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.util.concurrent.CompletionStage;

/** Makes the connections. */
public interface Asker {
    /** One connection. Never completes exceptionally: a failure to connect is an answer. */
    CompletionStage<Exchange> ask(Question question);
}
