package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.net.AskedWitness;
import dev.originprobe.net.LegacyProtocols;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --save-evidence} and {@code judge}: seen once, judged as often as one likes. */
final class JudgeCommandTest {
    @TempDir
    static Path folder;

    private static DemoOrigins demo;
    private static String anchor;

    @BeforeAll
    static void start() throws IOException {
        LegacyProtocols.allow();
        demo = DemoOrigins.start();
        anchor = Files.writeString(folder.resolve("ca.pem"), Pem.text(List.of(demo.trustAnchorDer())))
                .toString();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static Ran save(Path file, String... names) {
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--quiet",
                "--trust-anchor",
                anchor,
                "--handshake-timeout",
                "0.3",
                "--save-evidence",
                file.toString()));
        for (String name : names) {
            if (name.startsWith("--") || name.contains(":")) {
                arguments.add(name);
                continue;
            }
            DemoOrigin origin = demo.origins().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            String target = origin.host() + ":" + origin.port();
            arguments.addAll(List.of("--resolve", target + ":127.0.0.1", target));
        }
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Ran judge(Path file, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("judge", file.toString(), "--trust-anchor", anchor, "--quiet"));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    @Test
    void judged_again_it_is_what_it_was() {
        Path file = folder.resolve("all.ndjson");
        String[] names = demo.origins().stream().map(DemoOrigin::name).toArray(String[]::new);
        Ran first = save(file, names);
        Ran again = judge(file);
        assertEquals(first.out(), again.out());
        assertEquals(first.code(), again.code());
        assertEquals("", again.err());
    }

    @Test
    void another_time_and_other_roots_are_heeded() {
        Path file = folder.resolve("good.ndjson");
        assertEquals(0, save(file, "good-rsa").code());
        Ran later = judge(file, "--at", "2060-01-01T00:00:00Z");
        assertEquals(1, later.code());
        assertTrue(later.out().contains("certificate-expired"), later.out());
        Ran distrusting = Ran.of("judge", file.toString(), "--quiet");
        assertTrue(distrusting.out().contains("chain-incomplete"), distrusting.out());
    }

    @Test
    void awss_own_library_is_asked_again_by_the_new_time_and_roots() {
        Path file = folder.resolve("later.ndjson");
        assertEquals(1, save(file, "--at", "2060-01-01T00:00:00Z", "good-rsa").code());
        Ran now = Ran.of(
                "judge",
                file.toString(),
                "--trust-anchor",
                anchor,
                "--at",
                Instant.now().toString());
        assertEquals(0, now.code(), now.out());
        assertFalse(now.out().contains("S2N_ERR_"), now.out());
        Ran distrusting = Ran.of("judge", file.toString(), "--at", Instant.now().toString());
        assertEquals(AskedWitness.missing().isEmpty(), distrusting.out().contains("S2N_ERR_CERT_UNTRUSTED"));
        Ran without = Ran.of("judge", file.toString(), "--trust-anchor", anchor, "--witness", "off");
        assertEquals(AskedWitness.missing().isEmpty(), without.out().contains("S2N_ERR_CERT_EXPIRED"));
    }

    @Test
    void what_was_asked_as_another_client_does_not_decide() {
        Path file = folder.resolve("client.ndjson");
        save(file, "good-rsa");
        Ran other = judge(file, "--profile", "2020-09");
        assertEquals(3, other.code());
        assertTrue(other.out().contains("handshake-incomplete"), other.out());
        assertEquals(0, judge(file, "--profile", "2025-11").code());
        Ran impossible = judge(file, "--profile", "2014");
        assertEquals(2, impossible.code());
        assertTrue(impossible.err().contains("which profile 2014 does not have"), impossible.err());
    }

    @Test
    void bad_files_are_one_line_that_names_the_line() throws IOException {
        Path file = folder.resolve("bad.ndjson");
        save(file, "good-rsa");
        Files.writeString(file, Files.readString(file) + "\n{\"a\":1}\n");
        Ran bad = judge(file);
        assertEquals(2, bad.code());
        assertEquals(1, bad.out().lines().count(), "the others are judged");
        assertEquals("originprobe: " + file + ":3: not evidence that --save-evidence wrote\n", bad.err());
        assertEquals("", bad(file, text -> text));
        assertEquals(
                file + ":1: more than one value in a line; write one a line", bad(file, text -> text + " {\"a\":1}"));
        assertEquals(
                file + ":1: the key 'schema' is there twice",
                bad(file, text -> text.replaceFirst("\\{", "{\"schema\":\"x\",")));
        assertEquals(
                file + ":1: not JSON, which --save-evidence writes",
                bad(file, text -> text.substring(0, text.length() / 2)));
        assertEquals(2, judge(Files.writeString(folder.resolve("empty"), "\n")).code());
        assertEquals(2, judge(folder.resolve("absent")).code());
    }

    @Test
    void a_file_of_another_kind_is_one_line_and_lines_among_good_ones_are_told_of_each() throws IOException {
        Path good = folder.resolve("some.ndjson");
        save(good, "good-rsa");
        String text = "some notes\n\n{\n\"a\": 1\n}\n";
        Path file = Files.writeString(folder.resolve("notes"), text);
        String first = "originprobe: " + file + ":1: not JSON, which --save-evidence writes";

        assertEquals(new Ran(2, "", first + ", and no line after it can be used\n"), judge(file));

        Files.writeString(file, text + Files.readString(good) + "more\nnotes\n");
        Ran some = judge(file);
        assertEquals(2, some.code());
        assertEquals(1, some.out().lines().count(), "the others are judged");
        assertEquals(
                List.of(
                        first,
                        "originprobe: " + file + ": others up to line 5, 3 in all, cannot be used either",
                        first.replace(":1:", ":7:"),
                        first.replace(":1:", ":8:")),
                some.err().lines().toList());
    }

    @Test
    void a_folder_is_refused_in_one_line() {
        Ran ran = judge(folder);
        assertEquals(2, ran.code());
        assertEquals("originprobe: evidence " + folder + ": is a folder; name a file\n", ran.err());
    }

    /** What is said of the first line of a file, changed. */
    private static String bad(Path file, UnaryOperator<String> change) throws IOException {
        String line = Files.readString(file).lines().findFirst().orElseThrow();
        Ran ran = judge(Files.writeString(folder.resolve("changed"), change.apply(line) + "\n"));
        return ran.err().strip().replace("originprobe: " + folder.resolve("changed"), file.toString());
    }

    @Test
    void nothing_is_written_where_the_folder_is_not_there() {
        Path file = folder.resolve("absent").resolve("file");
        Ran ran = save(file, "good-rsa");
        assertEquals(2, ran.code());
        assertFalse(Files.exists(file.getParent()));
        assertEquals("", ran.out());
    }
}
