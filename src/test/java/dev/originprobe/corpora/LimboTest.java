package dev.originprobe.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.pki.Pem;
import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cases of x509-limbo on which OpenSSL, AWS-LC, mozilla::pkix and limbo itself agree. */
final class LimboTest {
    /** Where a case gives no time, it was made to be valid on the day of the corpus. */
    private static final Instant TODAY = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void chains_are_judged_as_the_engines_agree() throws IOException {
        Corpus corpus = new Corpus("limbo");
        Map<String, JsonNode> cases = new HashMap<>();
        for (String file : List.of("limbo/limbo-handwritten.json", "limbo/limbo-bettertls-pathbuilding.json")) {
            Corpus.json(Corpus.vectors(file))
                    .path("testcases")
                    .forEach(one -> cases.put(one.path("id").asText(), one));
        }
        List<String> lines = Files.readAllLines(Corpus.vectors("limbo/consensus.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            JsonNode one = cases.get(columns[0]);
            if (one != null && one.path("validation_kind").asText().equals("SERVER")) {
                corpus.add(columns[0], columns[1], said(one));
            }
        }
        corpus.check(174);
    }

    private static String said(JsonNode one) {
        List<byte[]> served = new ArrayList<>(
                Pem.certificates(one.path("peer_certificate").asText().getBytes(StandardCharsets.UTF_8)));
        one.path("untrusted_intermediates")
                .forEach(pem -> served.addAll(Pem.certificates(pem.asText().getBytes(StandardCharsets.UTF_8))));
        List<byte[]> roots = new ArrayList<>();
        one.path("trusted_certs")
                .forEach(pem -> roots.addAll(Pem.certificates(pem.asText().getBytes(StandardCharsets.UTF_8))));
        String time = one.path("validation_time").asText("");
        return Chains.pooled(
                served,
                TrustStore.none().with(roots),
                time.isEmpty() || time.equals("null")
                        ? TODAY
                        : OffsetDateTime.parse(time).toInstant(),
                one.path("expected_peer_name").path("value").asText());
    }
}
