package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.originprobe.pki.TrustStore;
import dev.originprobe.run.RootsAge;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
    @Test
    void an_exit_style_for_monitoring_does_not_call_ok_what_is_unknown() {
        Ran ran = Ran.of("check", "--exit-style", "nagios", "--fail-on", "drop", "a.test");
        assertEquals(3, ran.code());
        assertTrue(ran.err().endsWith("; leave --fail-on out\n"), ran.err());
    }

    @Test
    void help_names_every_command_and_the_options_that_exist() {
        Ran help = Ran.of("--help");

        assertEquals(0, help.code());
        assertTrue(List.of("check", "demo", "distribution", "explain", "profiles", "trust").stream()
                .allMatch(command -> help.out().contains(command)));
        assertTrue(Ran.of("check", "--help").out().contains("--origin-ssl-protocols"));
        assertTrue(Ran.of("check", "--help").out().contains("--targets"));
    }

    @Test
    void every_rule_has_a_page_that_explain_prints() {
        Ran.of("explain").out().lines().map(line -> line.split(" ", 2)[0]).forEach(rule -> {
            Ran page = Ran.of("explain", rule);
            assertEquals(0, page.code(), rule);
            assertTrue(page.out().startsWith("# " + rule), rule);
        });
    }

    @Test
    void every_profile_is_listed_and_printed() {
        Ran list = Ran.of("profiles");

        assertEquals(0, list.code());
        Stream.of("2014", "2017-12", "2018-03", "2020-09", "2021-07", "2025-11").forEach(name -> {
            assertTrue(list.out().contains(name), name);
            assertTrue(Ran.of("profiles", name).out().contains("RC4-MD5"), name);
        });
    }

    @Test
    void trust_counts_the_bundled_roots() {
        Ran trust = Ran.of("trust");

        assertEquals(0, trust.code());
        assertTrue(trust.out().contains("118"), trust.out());
    }

    @Test
    void trust_says_what_a_newer_list_adds_and_removes(@TempDir Path folder) throws IOException {
        assertEquals(
                2,
                Ran.of("trust", "--check-updates", folder.resolve("absent").toString())
                        .code());
        Path empty = Files.writeString(folder.resolve("certdata.txt"), "# nothing\n");
        Ran none = Ran.of("trust", "--check-updates", empty.toString());
        assertEquals(2, none.code());
        assertTrue(none.err().contains("there is no root in it that is trusted for TLS servers"), none.err());
        Path certdata = Path.of("..", "shared", "trust", "certdata.txt");
        assumeTrue(Files.exists(certdata), "no certdata.txt at " + certdata);
        Ran same = Ran.of("trust", "--check-updates", certdata.toString());
        assertEquals(0, same.code());
        assertEquals("the bundled roots are those of that list\n", same.out());
        String newer = Files.readString(certdata);
        int cut = newer.indexOf("CKA_CLASS CK_OBJECT_CLASS CKO_CERTIFICATE", newer.length() / 2);
        Ran changed = Ran.of(
                "trust",
                "--check-updates",
                Files.writeString(empty, newer.substring(0, cut)).toString());
        assertEquals(1, changed.code());
        assertTrue(changed.out().startsWith("removed: "), changed.out());
    }

    @Test
    void roots_older_than_a_year_are_told_of() {
        TrustStore roots = TrustStore.ofBundled("# date: 2026-01-01\n");
        assertEquals("", warning(roots, "2027-01-01"));
        assertEquals(
                "originprobe: the bundled roots are 366 days old; update originprobe, or the roots with "
                        + "scripts/update-trust\n",
                warning(roots, "2027-01-02"));
        assertEquals("", warning(TrustStore.none(), "2099-01-01"));
    }

    private static String warning(TrustStore roots, String today) {
        StringWriter diagnostics = new StringWriter();
        RootsAge.warn(roots, LocalDate.parse(today), new PrintWriter(diagnostics));
        return diagnostics.toString();
    }

    @Test
    void the_json_schema_of_a_command_is_printed_without_a_target() throws IOException {
        Path schemas = Path.of("src/main/resources/dev/originprobe");
        assertEquals(
                new Ran(0, Files.readString(schemas.resolve("report-1.schema.json")), ""),
                Ran.of("check", "--json-schema"));
        assertEquals(
                new Ran(0, Files.readString(schemas.resolve("matrix-1.schema.json")), ""),
                Ran.of("matrix", "--json-schema"));
        assertEquals(2, Ran.of("matrix").code());
    }
}
