package dev.originprobe.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;

/**
 * Evidence and what it was judged against, as a line of JSON; the schema is {@code evidence-1.schema.json} in the jar.
 * Fields are only ever added.
 *
 * @param criteria with the roots that it is to be judged by now: roots are not saved
 */
public record SavedEvidence(Evidence evidence, Criteria criteria) {
    static final String SCHEMA = "originprobe/evidence/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One line, without its end. */
    public static String line(Case judged, String version) {
        try {
            return JSON.writeValueAsString(EvidenceToJson.of(judged, version));
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
    public static SavedEvidence read(String line, TrustStore trust) {
        JsonNode root = tree(line);
        String schema = root.path("schema").asText();
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException(
                    schema.startsWith("originprobe/evidence/")
                            ? "evidence of the format " + schema + ", which this version does not read"
                            : "not evidence that --save-evidence wrote");
        }
        Criteria criteria = EvidenceFromJson.criteria(root, trust);
        return new SavedEvidence(EvidenceFromJson.evidence(root), criteria);
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not JSON", notJson);
        }
    }
}
