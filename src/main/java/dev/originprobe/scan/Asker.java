package dev.originprobe.scan;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.util.concurrent.CompletionStage;

/** Makes the connections. */
public interface Asker {
    /**
     * One connection. Never completes exceptionally: a failure to connect is an answer.
     *
     * @param deadline of the target: after it nothing is begun, and what is under way is cut short, which is an answer of
     *     its own and never a time-out of the origin
     */
    CompletionStage<Exchange> ask(Question question, Deadline deadline);
}
