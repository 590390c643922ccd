package dev.originprobe.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Netflix's BetterTLS: name constraints, and path building where a path has to be chosen. */
final class BetterTlsTest {
    @ParameterizedTest
    @CsvSource({"nameconstraints, 9491", "pathbuilding, 81"})
    void chains_are_judged_as_bettertls_expects(String suite, int cases) throws IOException {
        Corpus corpus = new Corpus("bettertls-" + suite);
        JsonNode all = read();
        TrustStore trust = TrustStore.none().with(List.of(decoded(all.path("trustRoot"))));
        StreamSupport.stream(all.path("suites").path(suite).path("testCases").spliterator(), true)
                .map(one -> new String[] {one.path("id").asText(), expected(one), said(one, trust)})
                .toList()
                .forEach(said -> corpus.add(said[0], said[1], said[2]));
        corpus.check(cases);
    }

    private static String expected(JsonNode one) {
        return one.path("expected").asText().equals("ACCEPT") ? "OK" : "FAIL";
    }

    private static String said(JsonNode one, TrustStore trust) {
        List<byte[]> served = new ArrayList<>();
        one.path("certificates").forEach(certificate -> served.add(decoded(certificate)));
        return Chains.pooled(
                served, trust, at(served.get(0), one), one.path("hostname").asText());
    }

    private static JsonNode read() throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(Corpus.vectors("bettertls/bettertls.json.gz")))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static byte[] decoded(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }

    /** As the notes of the corpus say. */
    private static Instant at(byte[] leaf, JsonNode one) {
        CertificateFacts facts = ServedCertificate.of(leaf).facts().orElseThrow();
        boolean late = one.path("requiredFeatures").toString().contains("INVALID_REASON_EXPIRED");
        return (late ? facts.notAfter() : facts.notBefore()).plusSeconds(1);
    }
}
