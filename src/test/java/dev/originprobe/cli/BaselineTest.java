package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.net.LegacyProtocols;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --baseline}, {@code --only-changes} and {@code --valid-for}, against the demo's origins. */
final class BaselineTest {
    @TempDir
    static Path folder = Path.of("");

    /** Its servers are the JDK's, which reads once what it may speak: when the first of them is made. */
    private static final DemoOrigins DEMO = startedWithLegacyProtocols();

    private static String anchor = "";
    private static String good = "";
    private static String expired = "";

    private static DemoOrigins startedWithLegacyProtocols() {
        LegacyProtocols.allow();
        return DemoOrigins.start();
    }

    @BeforeAll
    static void start() throws IOException {
        anchor = Files.writeString(folder.resolve("ca.pem"), Pem.text(List.of(DEMO.trustAnchorDer())))
                .toString();
        good = check("good-rsa", "--format", "ndjson").out();
        expired = check("expired", "--format", "ndjson").out();
    }

    @AfterAll
    static void stop() {
        DEMO.close();
    }

    @Test
    void a_report_of_nothing_is_no_baseline() throws IOException {
        String empty = file("");
        assertEquals(
                new Ran(
                        2,
                        "",
                        "originprobe: --baseline " + empty
                                + ": there is no origin in it; make one with check --format ndjson --output " + empty
                                + "\n"),
                check("good-rsa", "--baseline", empty));
    }

    @Test
    void where_nothing_changed_nothing_is_printed_and_the_code_is_0() throws IOException {
        for (String format :
                List.of("text", "json", "ndjson", "csv", "junit", "sarif", "nagios", "prometheus", "html")) {
            assertEquals(
                    new Ran(0, "", ""),
                    check("expired", "--baseline", file(expired), "--only-changes", "--format", format),
                    format);
        }
        assertEquals(1, check("expired", "--baseline", file(expired)).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "outcome":"CONNECT"          | "outcome":"DROP"            | outcome: DROP -> CONNECT      | false
                    "protocol":"TLSv1.3"         | "protocol":"TLSv1.2"        | protocol: TLSv1.2 -> TLSv1.3  | false
                    "address":"127.0.0.1"        | "address":"127.0.0.9"       | addresses: 127.0.0.9 -> 127.0.0.1 | false
                    "sha256":"[0-9a-f]{16}       | "sha256":"0123456789abcdef  | certificate: 0123456789abcdef until | false
                    "profile":"2025-11"          | "profile":"2023-11"         | origin: none -> CONNECT       | false
                    """)
    void a_change_is_told(String now, String was, String says, boolean worse) throws IOException {
        String earlier = file(good.replaceFirst(now, was));

        JsonNode change = new ObjectMapper()
                .readTree(check("good-rsa", "--baseline", earlier, "--format", "ndjson")
                        .out())
                .path("changes")
                .path(0);

        assertEquals(worse, change.path("worse").asBoolean());
        assertTrue(check("good-rsa", "--baseline", earlier).out().contains("changed  " + says));
        assertEquals(new Ran(0, "", ""), check("good-rsa", "--baseline", earlier, "--only-changes"));
    }

    @Test
    void what_became_worse_is_reported_and_gives_the_code() throws IOException {
        String earlier = file(expired.replace("DROP", "CONNECT").replace("certificate-expired", "other"));

        Ran ran = check("expired", "--baseline", earlier, "--only-changes", "--quiet");

        assertEquals(1, ran.code());
        assertTrue(
                ran.out()
                        .endsWith("  certificate-expired  [outcome: CONNECT -> DROP; "
                                + "findings: other -> certificate-expired]\n"),
                ran.out());
    }

    /** A list of targets that lost some is no change of theirs, and should be seen all the same. */
    @Test
    void what_the_baseline_has_and_the_run_lacks_is_named() throws IOException {
        String name = good.replaceFirst("\\{\"target\":\"(.*?)\".*\n", "$1");
        String both = file(good + expired);

        assertEquals(
                "originprobe: 1 target of the baseline not asked again with the same settings: " + name + "\n",
                check("expired", "--baseline", both, "--quiet").err());
        assertEquals(
                "originprobe: 1 target of the baseline not asked again with the same settings: " + name + "\n",
                Ran.of("merge", "--baseline", both, file(expired)).err());
        assertEquals("", check("expired", "--baseline", both, "--only-changes").err());
        assertEquals("", check("expired", "--baseline", both, "--shard", "1/1").err());
        assertEquals("", check("expired", "--baseline", file(expired)).err());
    }

    @Test
    void of_many_that_the_run_lacks_some_are_named() throws IOException {
        StringBuilder many = new StringBuilder(expired);
        for (int i = 0; i < 8; i++) {
            many.append(good.replace("good-rsa", "o" + i));
        }

        String said =
                check("expired", "--baseline", file(many.toString()), "--quiet").err();

        assertTrue(said.startsWith("originprobe: 8 targets of the baseline not asked again"), said);
        assertTrue(said.contains(": o0.") && said.endsWith(" and 3 more\n"), said);
    }

    @Test
    void code_scanning_is_told_which_findings_are_new() throws IOException {
        String earlier = file(expired.replace("DROP", "CONNECT").replace("certificate-expired", "other"));
        assertEquals("new", baselineState("--baseline", earlier));
        assertEquals("unchanged", baselineState("--baseline", file(expired)));
        assertEquals("", baselineState());
    }

    private static String baselineState(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--format", "sarif"));
        all.addAll(List.of(options));
        JsonNode result = new ObjectMapper()
                .readTree(check("expired", all.toArray(String[]::new)).out())
                .at("/runs/0/results/0");
        assertEquals("certificate-expired", result.path("ruleId").asText());
        return result.path("baselineState").asText();
    }

    @Test
    void an_older_protocol_is_worse() throws IOException {
        String now = good.replace("\"protocol\":\"TLSv1.3\"", "\"protocol\":\"TLSv1.2\"");

        Ran ran = Ran.of("merge", "--baseline", file(good), "--only-changes", file(now));

        assertTrue(ran.out().contains("worse  protocol: TLSv1.3 -> TLSv1.2"), ran.out());
    }

    @Test
    void a_baseline_that_is_none_is_unusable() throws IOException {
        assertEquals(2, check("good-rsa", "--only-changes").code());
        Ran ran = check("good-rsa", "--baseline", file("{\"target\":1}"));
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("$.target is not a text"), ran.err());
    }

    @Test
    void what_will_have_expired_then_is_a_drop_now() {
        assertEquals(0, check("good-rsa", "--valid-for", "1d").code());
        Ran ran = check("good-rsa", "--valid-for", "30000");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("certificate-expired"), ran.out());
        assertEquals(2, check("good-rsa", "--valid-for", "soon").code());
        assertEquals(1, check("expired", "--valid-for", "1d").code());
    }

    @Test
    void progress_is_a_line_of_stderr_that_is_written_over() {
        Ran ran = check("good-rsa", "--progress", "always");

        assertTrue(ran.err().startsWith("\r\u001b[K1/1  "), ran.err());
        assertTrue(ran.err().endsWith("  1 CONNECT, 0 DROP, 0 UNKNOWN  0:00 left\r\u001b[K"), ran.err());
        assertEquals("", check("good-rsa").err());
    }

    private static String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "report", ".ndjson"), text)
                .toString();
    }

    private static Ran check(String name, String... options) {
        DemoOrigin origin = DEMO.origins().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        String target = origin.host() + ":" + origin.port();
        List<String> arguments = new ArrayList<>(List.of(
                "check", "--witness", "off", "--trust-anchor", anchor, "--resolve", target + ":127.0.0.1", target));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
