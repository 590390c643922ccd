package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.net.LegacyProtocols;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code check} against the demo's origins, over real sockets. */
final class CheckTest {
    @TempDir
    static Path folder;

    private static DemoOrigins demo;
    private static Path anchor;

    @BeforeAll
    static void start() throws IOException {
        LegacyProtocols.allow();
        demo = DemoOrigins.start();
        anchor = Files.writeString(folder.resolve("ca.pem"), Pem.text(List.of(demo.trustAnchorDer())));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void the_demo_comes_out_as_it_should() {
        Ran ran = Ran.of("demo", "--matrix");

        assertEquals(0, ran.code(), ran.out());
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("14 of 14"), ran.out());
        assertTrue(ran.out().contains("recommended  TLSv1.2"), ran.out());
    }

    @Test
    void the_exit_code_is_0_for_connect_1_for_drop_and_3_for_unknown() {
        assertEquals(0, check("good-rsa").code());
        assertEquals(1, check("expired").code());
        assertEquals(3, check("silent", "--handshake-timeout", "0.2").code());
    }

    @Test
    void the_worst_outcome_decides_and_the_order_of_the_targets_is_kept() {
        Ran ran = check(List.of("good-rsa", "silent", "expired"), "--handshake-timeout", "0.2", "--quiet");

        assertEquals(1, ran.code());
        assertEquals(
                List.of("CONNECT", "UNKNOWN", "DROP"),
                ran.out().lines().map(line -> line.split(" ", 2)[0]).toList());
    }

    @Test
    void fail_on_moves_the_threshold() {
        assertEquals(
                0,
                check("silent", "--handshake-timeout", "0.2", "--fail-on", "drop")
                        .code());
        assertEquals(0, check("sslv3", "--origin-ssl-protocols", "SSLv3").code());
        assertEquals(
                1,
                check("sslv3", "--origin-ssl-protocols", "SSLv3", "--fail-on", "risk")
                        .code());
    }

    @Test
    void the_nagios_style_has_codes_of_its_own() {
        assertEquals(0, check("good-rsa", "--exit-style", "nagios").code());
        assertEquals(
                1,
                check("sslv3", "--origin-ssl-protocols", "SSLv3", "--exit-style", "nagios")
                        .code());
        assertEquals(2, check("expired", "--exit-style", "nagios").code());
        assertEquals(
                3,
                check("silent", "--handshake-timeout", "0.2", "--exit-style", "nagios")
                        .code());
    }

    @Test
    void json_says_what_was_negotiated_and_what_a_viewer_gets() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(check("expired", "--format", "json").out());
        JsonNode origin = report.path("origins").path(0);

        assertEquals("DROP", report.path("outcome").asText());
        assertEquals(1, report.path("exitCode").asInt());
        assertEquals(502, origin.path("status").asInt());
        assertEquals(
                "certificate-expired",
                origin.path("findings").path(0).path("rule").asText());
        assertEquals(
                "TLSv1.3", origin.path("addresses").path(0).path("protocol").asText());
        assertEquals(2, origin.path("addresses").path(0).path("certificates").size());
        assertTrue(origin.path("addresses").path(0).path("completed").asBoolean());
    }

    @Test
    void ndjson_is_a_line_a_target() throws IOException {
        Ran ran = check(List.of("good-rsa", "good-ecdsa"), "--format", "ndjson");

        assertEquals(2, ran.out().lines().count());
        for (String line : ran.out().lines().toList()) {
            assertEquals(
                    "CONNECT", new ObjectMapper().readTree(line).path("outcome").asText());
        }
    }

    @Test
    void validity_is_judged_at_the_time_that_is_given() {
        assertEquals(1, check("good-rsa", "--at", "2020-01-01T00:00:00Z").code());
        assertTrue(check("good-rsa", "--at", "2020-01-01T00:00:00Z").out().contains("certificate-not-yet-valid"));
    }

    @Test
    void without_the_root_that_signed_it_the_chain_is_incomplete() {
        DemoOrigin origin = named("good-rsa");
        Ran ran = Ran.of("check", "--resolve", pin(origin), "--quiet", origin.host() + ":" + origin.port());

        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("chain-incomplete"), ran.out());
    }

    /** Nothing listens on 127.0.0.2. */
    @Test
    void the_worst_address_decides_and_the_report_says_which_differ() throws IOException {
        DemoOrigin origin = named("good-rsa");
        String target = origin.host() + ":" + origin.port();
        Ran ran = Ran.of(
                "check",
                "--trust-anchor",
                anchor.toString(),
                "--format",
                "json",
                "--resolve",
                target + ":127.0.0.1,127.0.0.2",
                target);
        JsonNode seen = new ObjectMapper().readTree(ran.out()).path("origins").path(0);

        assertEquals(3, ran.code());
        assertEquals(List.of("CONNECT", "UNKNOWN"), seen.path("addresses").findValuesAsText("outcome"));
        assertEquals(List.of("connection-refused"), seen.path("findings").findValuesAsText("rule"));
    }

    @Test
    void a_forwarded_host_becomes_the_name_that_is_asked_for() {
        Ran ran = check("good-rsa", "--forwarded-host", "viewer.test");

        assertTrue(ran.out().contains("SNI viewer.test"), ran.out());
        assertTrue(ran.out().contains("forwarded-host-uncovered"), ran.out());
    }

    @Test
    void a_certificate_that_ends_within_the_warning_time_is_a_risk() {
        assertFalse(check("good-rsa").out().contains("certificate-expires-soon"));
        assertTrue(check("good-rsa", "--expiry-warning", "200").out().contains("certificate-expires-soon"));
    }

    @Test
    void the_report_is_written_to_a_file_and_nothing_to_stdout() throws IOException {
        Path report = folder.resolve("report.json");
        Ran ran = check("good-rsa", "--format", "json", "--output", report.toString());

        assertEquals("", ran.out());
        assertEquals(
                "CONNECT",
                new ObjectMapper().readTree(report.toFile()).path("outcome").asText());
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    @Test
    void the_report_ends_with_the_commands_that_explain_and_mend() {
        String report = check("incomplete").out();
        assertTrue(report.endsWith("""

                        What it means and how to mend it: originprobe explain chain-incomplete
                        The chain as it should be served: --write-chain FILE, of check and chain
                        """), report);
    }

    @Test
    void what_stops_a_gate_is_said_in_a_line_on_stderr_where_the_report_is_in_a_file() {
        String report = folder.resolve("report.html").toString();

        assertEquals(
                "", check("good-rsa", "--format", "html", "--output", report).err());
        String said =
                check("wrong-name", "--format", "html", "--output", report).err();
        assertTrue(said.matches("originprobe: DROP: [^ ]+: name-mismatch\n"), said);
    }

    @Test
    void colour_comes_only_when_asked_for() {
        assertFalse(check("good-rsa").out().contains("\u001b"));
        assertTrue(check("good-rsa", "--color", "always").out().contains("\u001b[1;32mCONNECT"));
    }

    @Test
    void a_closed_standard_output_ends_quietly() {
        DemoOrigin origin = named("good-rsa");
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        closed.close();
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();

        int code = Main.run(
                closed,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "check",
                "--resolve",
                pin(origin),
                "--trust-anchor",
                anchor.toString(),
                origin.host() + ":" + origin.port());

        assertEquals(0, code);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    private static Ran check(String name, String... options) {
        return check(List.of(name), options);
    }

    private static Ran check(List<String> names, String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", "--trust-anchor", anchor.toString()));
        arguments.addAll(List.of(options));
        for (String name : names) {
            DemoOrigin origin = named(name);
            arguments.addAll(List.of("--resolve", pin(origin), origin.host() + ":" + origin.port()));
        }
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static DemoOrigin named(String name) {
        return demo.origins().stream()
                .filter(origin -> origin.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String pin(DemoOrigin origin) {
        return origin.host() + ":" + origin.port() + ":127.0.0.1";
    }
}
