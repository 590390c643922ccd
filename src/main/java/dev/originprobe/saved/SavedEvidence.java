package dev.originprobe.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evidence and what it was judged against, as a line of JSON; the schema is {@code evidence-1.schema.json} in the jar.
 * Fields are only ever added.
 *
 * @param criteria with the roots that it is to be judged by now: roots are not saved
 */
public record SavedEvidence(Evidence evidence, Criteria criteria) {
    static final String SCHEMA = "originprobe/evidence/1";

    /** A second value in a line, or a second value of a key, would be passed over otherwise: the file is not what it seems. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '([^']*)'.*", Pattern.DOTALL);

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
        } catch (MismatchedInputException second) {
            throw new IllegalArgumentException("more than one value in a line; write one a line", second);
        } catch (JsonProcessingException notJson) {
            Matcher duplicate = DUPLICATE.matcher(notJson.getOriginalMessage());
            throw new IllegalArgumentException(
                    duplicate.matches()
                            ? "the key '" + duplicate.group(1) + "' is there twice"
                            : "not JSON, which --save-evidence writes",
                    notJson);
        }
    }
}
