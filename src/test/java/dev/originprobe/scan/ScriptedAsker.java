package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** An origin on paper: answers every question by a function, and remembers the questions. */
final class ScriptedAsker implements Asker {
    private final Function<Question, Answer> script;
    final List<Question> asked = new ArrayList<>();

    ScriptedAsker(Function<Question, Answer> script) {
        this.script = script;
    }

    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        asked.add(question);
        return CompletableFuture.completedStage(new Exchange(
                question,
                script.apply(question),
                1,
                Optional.of(Duration.ofMillis(1)),
                Optional.of(Duration.ofMillis(2))));
    }

    List<Purpose> purposes() {
        return asked.stream().map(Question::purpose).toList();
    }
}
