package dev.originprobe.corpora;

import dev.originprobe.origin.HostName;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.NameMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * The matrix of presented names against host names, with the verdicts of ten implementations. Where they are unanimous we
 * are held to them; else to OpenSSL 3.6.
 */
final class HostnameMatrixTest {
    private static final int PRESENTED = 0;
    private static final int REFERENCE = 1;
    private static final int OPENSSL = 7;
    private static final int CONSENSUS = 12;

    @Test
    void names_match_as_the_implementations_agree_or_as_openssl_does() throws IOException {
        Corpus corpus = new Corpus("hostname-matrix");
        List<String> lines = Files.readAllLines(Corpus.vectors("names/hostname-matrix.tsv"));
        lines.stream().skip(1).map(line -> line.split("\t", -1)).forEach(columns -> {
            String expected = columns[CONSENSUS].equals("SPLIT") ? columns[OPENSSL] : columns[CONSENSUS];
            corpus.add(
                    columns[PRESENTED] + " | " + columns[REFERENCE],
                    expected,
                    covers(columns[PRESENTED], columns[REFERENCE]) ? "match" : "no");
        });
        corpus.check(206);
    }

    /** Names that are no target at all cannot be matched. */
    private static boolean covers(String presented, String reference) {
        try {
            HostName name = HostName.parse(reference);
            return NameMatch.of(presenting(presented), name.ascii(), name.isAddress())
                    .matched()
                    .isPresent();
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    private static CertificateFacts presenting(String dnsName) {
        return new CertificateFacts(
                "",
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(dnsName),
                List.of(),
                List.of(),
                "",
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                "");
    }
}
