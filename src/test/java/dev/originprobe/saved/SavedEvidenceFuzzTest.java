package dev.originprobe.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.originprobe.format.NdjsonReport;
import dev.originprobe.format.TextReport;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReadBack;
import dev.originprobe.rules.Rules;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever stands in a file of evidence: it is refused in one line, or judged and reported without a fault of ours. */
final class SavedEvidenceFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> LINES = SavedEvidenceTest.lines();

    @FuzzTest(maxDuration = "30s")
    void any_text_is_judged_or_refused_in_one_line(FuzzedDataProvider data) {
        check(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "30s")
    void evidence_with_values_changed_is_judged_or_refused_in_one_line(FuzzedDataProvider data) throws IOException {
        JsonNode root = JSON.readTree(LINES.get(data.consumeInt(0, LINES.size() - 1)));
        for (int changes = data.consumeInt(1, 4); changes > 0; changes--) {
            List<JsonNode> structures = structures(root);
            JsonNode structure = structures.get(data.consumeInt(0, structures.size() - 1));
            if (structure instanceof ObjectNode object) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                change(object, names.get(data.consumeInt(0, names.size() - 1)), data);
            } else if (structure instanceof ArrayNode array) {
                change(array, data);
            }
        }
        check(JSON.writeValueAsString(root));
    }

    /** All objects and arrays in it that are not empty. */
    private static List<JsonNode> structures(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        if (!node.isEmpty()) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(structures(child)));
        return found;
    }

    private static void change(ObjectNode object, String name, FuzzedDataProvider data) {
        if (data.consumeInt(0, 7) == 0) {
            object.remove(name);
        } else {
            object.set(name, value(object.path(name), data));
        }
    }

    private static void change(ArrayNode array, FuzzedDataProvider data) {
        int at = data.consumeInt(0, array.size() - 1);
        switch (data.consumeInt(0, 2)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(at, array.get(at).deepCopy());
            default -> array.set(at, value(array.get(at), data));
        }
    }

    private static JsonNode value(JsonNode there, FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(data.consumeBoolean());
            case 2 -> NODES.numberNode(data.consumeInt());
            case 3 -> NODES.numberNode(data.consumeLong());
            case 4 -> NODES.numberNode(new BigInteger("9".repeat(data.consumeInt(1, 40))));
            case 5 -> NODES.numberNode(data.consumeDouble());
            case 6 -> NODES.arrayNode().add(there.deepCopy());
            case 7 -> NODES.objectNode().set("kind", there.deepCopy());
            default -> NODES.textNode(data.consumeString(60));
        };
    }

    private static void check(String line) {
        read(line).ifPresent(saved -> {
            Verdict verdict = Verdict.of(saved.evidence(), saved.criteria(), Rules.all());
            assertEquals(Optional.empty(), verdict.bug());
            ReadBack.assertSame(OriginReport.of(verdict));
            StringWriter text = new StringWriter();
            StringWriter json = new StringWriter();
            try {
                new TextReport(text, false, false, true).origin(OriginReport.of(verdict));
                new NdjsonReport(json).origin(OriginReport.of(verdict));
                JSON.readTree(json.toString());
                SavedEvidence.line(verdict.judged(), "1");
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            assertEquals(1, json.toString().lines().count());
        });
    }

    private static Optional<SavedEvidence> read(String line) {
        try {
            return Optional.of(SavedEvidence.read(line, TrustStore.none()));
        } catch (IllegalArgumentException refused) {
            // As the command line shows it: what it quotes of the file is escaped there.
            assertEquals(
                    1,
                    Escaped.text(String.valueOf(refused.getMessage())).lines().count());
            return Optional.empty();
        }
    }
}
