package dev.originprobe.corpora;

import dev.originprobe.pki.Pem;
import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BoringSSL's cases of chains for TLS servers, in the order given; the last certificate is the root. */
final class BoringSslPkiTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final String DEFAULT_TIME = "211005120000Z";

    @Test
    void chains_are_judged_as_boringssl_does() throws IOException {
        Corpus corpus = new Corpus("boringssl-pki");
        Path folder = Corpus.vectors("boringssl-pki/verify_certificate_chain_unittest");
        List<String> lines = Files.readAllLines(Corpus.vectors("boringssl-pki/verify_certificate_chain.cases.tsv"));
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns[4].equals("SERVER_AUTH")) {
                corpus.add(columns[0], columns[5], said(folder.resolve(columns[1]), columns[2], columns[3]));
            }
        }
        corpus.check(132);
    }

    private static String said(Path chain, String trusted, String time) throws IOException {
        List<byte[]> certificates = Pem.certificates(Files.readAllBytes(chain));
        byte[] last = certificates.get(certificates.size() - 1);
        boolean trust = trusted.startsWith("TRUSTED");
        return Chains.served(
                certificates.size() == 1 ? certificates : certificates.subList(0, certificates.size() - 1),
                trust ? TrustStore.none().with(List.of(last)) : TrustStore.none(),
                LocalDateTime.parse(time.equals("DEFAULT") ? DEFAULT_TIME : time, TIME)
                        .toInstant(ZoneOffset.UTC));
    }
}
