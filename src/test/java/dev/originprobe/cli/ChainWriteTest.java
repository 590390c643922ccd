package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain that {@code --write-chain} writes, with issuers that are fetched. */
final class ChainWriteTest extends ChainTrials {
    private static List<Made> written(Path file) throws IOException {
        return Pem.certificates(Files.readAllBytes(file)).stream()
                .map(der -> List.of(leaf, lower, upper, ROOT).stream()
                        .filter(made -> Arrays.equals(made.der(), der))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Test
    void the_chain_that_should_be_served_is_written() throws IOException {
        Path file = folder.resolve("right.pem");
        Made extra = Template.authority("Extra").issue();
        chain(bundle(leaf, ROOT, extra, upper, lower, lower), "--write-chain", file.toString());
        assertEquals(List.of(leaf, lower, upper), written(file));
        assertEquals(0, chain(file).code());
    }

    @Test
    void a_chain_that_is_right_is_written_and_said_to_be_as_it_was() throws IOException {
        Path file = folder.resolve("same.pem");
        Ran ran = chain(bundle(leaf, lower, upper), "--write-chain", file.toString());
        assertEquals(
                "originprobe: --write-chain " + file
                        + ": written: CN=origin.test; CN=Lower; CN=Upper; as it is served already\n",
                ran.err());
    }

    @Test
    void nothing_is_written_where_no_right_chain_can_be_made() throws IOException {
        Path file = folder.resolve("none.pem");
        Ran ran = chain(bundle(leaf, upper), "--write-chain", file.toString());
        assertFalse(Files.exists(file));
        assertTrue(ran.err().contains("not written: no right chain can be made"), ran.err());
        Path expired = bundle(
                Template.leaf("origin.test")
                        .by(lower)
                        .until(Template.NOW.minusSeconds(1))
                        .issue(),
                lower,
                upper);
        chain(expired, "--write-chain", file.toString());
        assertFalse(Files.exists(file));
    }

    @Test
    void missing_issuers_are_fetched_from_where_the_certificates_say_and_do_not_change_the_verdict()
            throws IOException {
        Path file = folder.resolve("fetched.pem");
        Ran ran = chain(bundle(leaf), "--write-chain", file.toString(), "--fetch-missing", "--fetch-private");
        assertEquals(1, ran.code());
        assertEquals(List.of(leaf, lower, upper), written(file));
        assertEquals(
                List.of(
                        "originprobe: fetched " + url + "/lower: CN=Lower",
                        "originprobe: fetched " + url + "/upper: CN=Upper",
                        "originprobe: --write-chain " + file + ": written: CN=origin.test; CN=Lower; CN=Upper"),
                ran.err().lines().toList());
    }

    @Test
    void loopback_is_not_asked_unless_it_is_allowed() throws IOException {
        Path file = folder.resolve("private.pem");
        Ran ran = chain(bundle(leaf), "--write-chain", file.toString(), "--fetch-missing");
        assertFalse(Files.exists(file));
        assertTrue(ran.err().contains("is no public host's (loopback); --fetch-private allows it"), ran.err());
    }

    @Test
    void redirects_endless_bodies_and_what_is_no_certificate_are_left() throws IOException {
        for (String path : List.of("/moved", "/endless", "/empty", "/none")) {
            Made alone =
                    Template.leaf("origin.test").by(lower).issuerAt(url + path).issue();
            Path file = folder.resolve("left.pem");
            Ran ran = chain(bundle(alone), "--write-chain", file.toString(), "--fetch-missing", "--fetch-private");
            assertFalse(Files.exists(file));
            assertTrue(ran.err().contains("could not fetch " + url + path + ": "), ran.err());
        }
    }

    @Test
    void a_leaf_behind_its_issuer_is_misordered_and_written_first() throws IOException {
        Path file = folder.resolve("ordered.pem");
        Ran ran = chain(bundle(lower, leaf, upper), "--write-chain", file.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("chain-misordered"), ran.out());
        assertFalse(ran.out().contains("name-mismatch"), ran.out());
        assertEquals(List.of(leaf, lower, upper), written(file));
        assertEquals(0, chain(file).code());
    }
}
