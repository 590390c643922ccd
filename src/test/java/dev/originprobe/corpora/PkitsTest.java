package dev.originprobe.corpora;

import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NIST's test suite without the cases that need CRLs, and without those that set initial policies. */
final class PkitsTest {
    /** Within the validity of all that should be valid. */
    private static final Instant AT = Instant.parse("2020-01-01T00:00:00Z");

    private static final int PATH = 5;

    @Test
    void paths_are_judged_as_nist_says() throws IOException {
        Corpus corpus = new Corpus("pkits");
        Path folder = Corpus.vectors("pkits/certs");
        List<String> lines = Files.readAllLines(Corpus.vectors("pkits/expected-and-observed.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            if (columns[3].equals("True") && columns[4].equals("False")) {
                corpus.add(columns[0], columns[2], said(folder, columns[PATH].split(" ")));
            }
        }
        corpus.check(148);
    }

    /** The suite lists the root first and the leaf last; a server sends the leaf first, and no root. */
    private static String said(Path folder, String[] path) throws IOException {
        List<byte[]> served = new ArrayList<>();
        for (String name : Arrays.asList(path).subList(1, path.length)) {
            served.add(Files.readAllBytes(folder.resolve(name)));
        }
        Collections.reverse(served);
        return Chains.served(served, TrustStore.none().with(List.of(Files.readAllBytes(folder.resolve(path[0])))), AT);
    }
}
