package dev.originprobe.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.differential.Differential.Compared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Why a verifier may differ from us: {@code testdata/exceptions/differential.json}, where an id is a verifier and a flaw,
 * {@code expected} the verifier's outcome and {@code actual} ours.
 */
final class Explanations {
    private static final Path FILE = Path.of("testdata", "exceptions", "differential.json");

    private final List<JsonNode> known;

    Explanations(Verifier verifier) {
        try {
            known = StreamSupport.stream(
                            new ObjectMapper().readTree(FILE.toFile()).spliterator(), false)
                    .filter(one -> id(one).startsWith(verifier.program() + " "))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The disagreements that nothing explains. */
    List<Compared> unexplained(List<Compared> all) {
        return all.stream()
                .filter(Compared::disagrees)
                .filter(one -> known.stream().noneMatch(exception -> explains(exception, one)))
                .toList();
    }

    /** Ids of the explanations of what did not happen. */
    List<String> unused(List<Compared> all) {
        return known.stream()
                .filter(exception ->
                        all.stream().filter(Compared::disagrees).noneMatch(one -> explains(exception, one)))
                .map(Explanations::id)
                .toList();
    }

    private static boolean explains(JsonNode exception, Compared one) {
        String flaw = id(exception).split(" ", 2)[1];
        return one.chain().flaws().stream().anyMatch(done -> done.startsWith(flaw + "@"))
                && one.theirs().startsWith(exception.path("expected").asText())
                && one.pooled().startsWith(exception.path("actual").asText());
    }

    private static String id(JsonNode exception) {
        return exception.path("id").asText();
    }
}
