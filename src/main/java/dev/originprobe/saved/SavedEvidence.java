package dev.originprobe.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.pki.TrustStore;

/** Evidence as a line of JSON; the schema is {@code evidence-1.schema.json} in the jar. Fields are only ever added. */
public final class SavedEvidence {
    static final String SCHEMA = "originprobe/evidence/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedEvidence() {}

    /** One line, without its end. The roots are not saved: they are given again when it is judged. */
    public static String line(Evidence evidence, String version) {
        try {
            return JSON.writeValueAsString(EvidenceToJson.of(evidence, version));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON can be written", impossible);
        }
    }

    /**
     * The evidence of a line.
     *
     * @param trust the roots to judge by
     * @throws IllegalArgumentException where the line is not such evidence; one line that names what is wrong
     */
    public static Evidence read(String line, TrustStore trust) {
        JsonNode root = tree(line);
        String schema = root.path("schema").asText();
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException(
                    schema.startsWith("originprobe/evidence/")
                            ? "evidence of the format " + schema + ", which this version does not read"
                            : "not evidence that --save-evidence wrote");
        }
        return EvidenceFromJson.of(root, trust);
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not JSON", notJson);
        }
    }
}
