package dev.originprobe.corpora;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cases of a public corpus, held to what it expects. Where we differ is data, one file a corpus: {@code
 * testdata/exceptions/NAME.json}, an array of {@code {id, expected, actual, reason, source}}. A divergence that is not
 * there fails, and so does one that is there and does not happen. {@code -Doriginprobe.rewrite=true} writes the file,
 * with empty reasons for what is new; an empty reason fails.
 */
final class Corpus {
    private static final Path VECTORS = Path.of("..", "shared", "vectors");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path exceptions;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    /** What is expected of a case, and what came of it. */
    private record Case(String expected, String actual) {
        /** What was said may go on with why. */
        boolean agrees() {
            return expected.equals(actual.split(" ", 2)[0]);
        }

        @Override
        public String toString() {
            return "expected " + expected + ", actual " + actual;
        }
    }

    Corpus(String name) {
        this.exceptions = Path.of("testdata", "exceptions", name + ".json");
    }

    /** A file or folder of the vectors; the test is skipped where they are absent. */
    static Path vectors(String name) {
        assumeTrue(Files.isDirectory(VECTORS), "no vectors at " + VECTORS);
        return VECTORS.resolve(name);
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void add(String id, String expected, String actual) {
        assertFalse(cases.containsKey(id), () -> "two cases of the id " + id);
        cases.put(id, new Case(expected, actual));
    }

    /** Fails unless exactly the known cases diverge, each for a reason, and there are that many cases. */
    void check(int size) {
        assertEquals(size, cases.size(), "cases of the corpus");
        Map<String, Case> diverging = new TreeMap<>();
        cases.forEach((id, one) -> {
            if (!one.agrees()) {
                diverging.put(id, one);
            }
        });
        if (Boolean.getBoolean("originprobe.rewrite")) {
            rewrite(diverging);
        }
        Map<String, Case> known = new TreeMap<>();
        JsonNode written = json(exceptions);
        written.forEach(one -> known.put(
                one.path("id").asText(),
                new Case(one.path("expected").asText(), one.path("actual").asText())));
        assertEquals(lines(known), lines(diverging));
        assertAll("every exception has a reason and a source", () -> {
            for (JsonNode one : written) {
                assertFalse(one.path("reason").asText().isBlank(), one::toString);
                assertFalse(one.path("source").asText().isBlank(), one::toString);
            }
        });
    }

    private static String lines(Map<String, Case> cases) {
        StringBuilder lines = new StringBuilder();
        cases.forEach((id, one) -> lines.append(id).append(": ").append(one).append('\n'));
        return lines.toString();
    }

    private void rewrite(Map<String, Case> diverging) {
        Map<String, JsonNode> before = new TreeMap<>();
        if (Files.exists(exceptions)) {
            json(exceptions).forEach(one -> before.put(one.path("id").asText(), one));
        }
        ArrayNode written = JSON.createArrayNode();
        diverging.forEach((id, one) -> {
            JsonNode old = before.getOrDefault(id, JSON.createObjectNode());
            written.addObject()
                    .put("id", id)
                    .put("expected", one.expected())
                    .put("actual", one.actual())
                    .put("reason", old.path("reason").asText(""))
                    .put("source", old.path("source").asText(""));
        });
        try {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                    .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                    .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
            Files.createDirectories(exceptions.getParent());
            Files.writeString(exceptions, JSON.writer(printer).writeValueAsString(written) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
