package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Input that cannot be used: one line of complaint, nothing written, and nothing of a password. */
final class UnusableInputTest {
    private static final String SITE = "testdata/distributions/site.json";

    @TempDir
    Path folder;

    /** A command line that cannot be used, and what its one line of complaint must name. */
    private record Unusable(String says, List<String> arguments) {
        Unusable(String says, String... arguments) {
            this(says, List.of(arguments));
        }
    }

    /** Typed in a wrong place, by a wrong name or in a wrong form. */
    @TestFactory
    Stream<DynamicTest> no_complaint_repeats_a_password() throws IOException {
        String targets = Files.writeString(folder.resolve("secret"), "http://probe:s3cret@h.test:1\n")
                .toString();
        return Stream.of(
                        List.of("check", "--prox", "http://probe:s3cret@h.test:1", "a.test"),
                        List.of("check", "--prox=http://probe:s3cret@h.test:1", "a.test"),
                        List.of("check", "--proxy", "http://probe:my s3cret@h.test:1", "a.test"),
                        List.of(
                                "check",
                                "--proxy",
                                "http://probe:s3cret@h.test:1",
                                "--proxy-password-file",
                                targets,
                                "a.test"),
                        List.of("check", "http://probe:s3cret@h.test:1"),
                        List.of("check", "http://probe:s3cret:h.test:1"),
                        List.of("check", "socks5://probe:s3cret@h.test:1"),
                        List.of("check", "https://probe:s3cret@h.test"),
                        List.of("check", "probe:s3cret@h.test:1"),
                        List.of("check", "probe:'s3cret@h.test:1"),
                        List.of("check", "--resolve", "http://probe:s3cret@h.test:1", "a.test"),
                        List.of("check", "--rate", "http://probe:s3cret@h.test:1", "a.test"),
                        List.of("check", "--forwarded-host", "probe:s3cret@h.test", "a.test"),
                        List.of("check", "--targets", targets),
                        List.of("matrix", "a.test", "http://probe:s3cret@h.test:1"),
                        List.of("explain", "http://probe:s3cret@h.test:1"),
                        List.of("http://probe:s3cret@h.test:1"),
                        List.of("--proxy=http://probe:s3cret@h.test:1", "check"))
                .map(arguments -> DynamicTest.dynamicTest(String.join(" ", arguments), () -> {
                    Ran ran = Ran.of(arguments.toArray(String[]::new));
                    assertEquals(2, ran.code(), ran.err());
                    assertFalse((ran.out() + ran.err()).contains("s3cret"), ran.err());
                }));
    }

    @TestFactory
    Stream<DynamicTest> unusable_input_is_one_line_that_names_it_and_exit_code_2() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path key = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "no certificate here\n");
        Path policies = Files.writeString(folder.resolve("policies.json"), "{\"CachePolicyList\": {\"Items\": []}}");
        String both = folder.resolve("both").toString();
        return Stream.of(
                        new Unusable("no TARGET", "check"),
                        new Unusable(
                                "there is no command 'a.test'; did you mean 'originprobe check a.test'?",
                                "a.test",
                                "--format",
                                "json"),
                        new Unusable("no such file", "check", "--targets", "/no/such/file"),
                        new Unusable("name one file", "check", "--output", both, "--save-evidence", both, "a.test"),
                        new Unusable("--concurrency 0", "check", "--concurrency", "0", "a.test"),
                        new Unusable("argument 2 is empty", "check", "a.test", ""),
                        new Unusable("'@" + empty + "'", "check", "@" + empty),
                        new Unusable(
                                "--resolve b.test:443: there is no such target",
                                "check",
                                "--resolve",
                                "b.test:443:127.0.0.1",
                                "a.test"),
                        new Unusable(
                                "--resolve a.test:443: there is no such target",
                                "check",
                                "--resolve",
                                "a.test:8443:127.0.0.1",
                                "--resolve",
                                "a.test:443:127.0.0.1",
                                "a.test:8443"),
                        new Unusable(
                                "--resolve a.test:443: there is no such target",
                                "matrix",
                                "--resolve",
                                "a.test:443:127.0.0.1",
                                "a.test:8443"),
                        new Unusable(
                                "names no user for the password",
                                "check",
                                "--proxy",
                                "http://127.0.0.1:1",
                                "--proxy-password-file",
                                garbage.toString(),
                                "a.test"),
                        new Unusable("add --proxy URL", "check", "--proxy-password-file", garbage.toString(), "a.test"),
                        new Unusable("is a folder", "check", "--trust-anchor", folder.toString(), "a.test"),
                        new Unusable("port '0'", "check", "a.test:0"),
                        new Unusable("port '70000'", "check", "a.test:70000"),
                        new Unusable("port 'x'", "check", "a.test:x"),
                        new Unusable("http://", "check", "http://a.test"),
                        new Unusable("'a..test'", "check", "a..test"),
                        new Unusable("leave it out", "check", "https://user@a.test"),
                        new Unusable("'2099'", "check", "--profile", "2099", "a.test"),
                        new Unusable("'SSLv2'", "check", "--origin-ssl-protocols", "SSLv2", "a.test"),
                        new Unusable("'TLSv1.3'", "check", "--origin-ssl-protocols", "TLSv1.3", "a.test"),
                        new Unusable("''", "check", "--origin-ssl-protocols", "", "a.test"),
                        new Unusable(
                                "profile 2014",
                                "check",
                                "--profile",
                                "2014",
                                "--origin-ssl-protocols",
                                "TLSv1.2",
                                "a.test"),
                        new Unusable("--connection-attempts '4'", "check", "--connection-attempts", "4", "a.test"),
                        new Unusable("--connection-timeout '11'", "check", "--connection-timeout", "11", "a.test"),
                        new Unusable("--handshake-timeout '0'", "check", "--handshake-timeout", "0", "a.test"),
                        new Unusable("--deadline 'soon'", "check", "--deadline", "soon", "a.test"),
                        new Unusable("--at 'today'", "check", "--at", "today", "a.test"),
                        new Unusable("--expiry-warning '-1'", "check", "--expiry-warning", "-1", "a.test"),
                        new Unusable("--resolve 'a.test:443'", "check", "--resolve", "a.test:443", "a.test"),
                        new Unusable("'nowhere'", "check", "--resolve", "a.test:443:nowhere", "a.test"),
                        new Unusable("--no-mozilla-roots", "check", "--no-mozilla-roots", "a.test"),
                        new Unusable("no such file", "check", "--trust-anchor", "/no/such/file", "a.test"),
                        new Unusable("empty.pem", "check", "--trust-anchor", empty.toString(), "a.test"),
                        new Unusable("private key", "check", "--trust-anchor", key.toString(), "a.test"),
                        new Unusable("garbage.pem", "check", "--trust-anchor", garbage.toString(), "a.test"),
                        new Unusable("contradict", "check", "--quiet", "--verbose", "a.test"),
                        new Unusable("no such folder", "check", "--output", "/no/such/folder/report", "a.test"),
                        new Unusable(
                                "one of [text, json, ndjson, csv, junit, sarif, nagios, prometheus, html] but was 'PDF'",
                                "check",
                                "--format",
                                "PDF",
                                "a.test"),
                        new Unusable("one of [text, json, html] but", "matrix", "--format", "pdf", "a.test"),
                        new Unusable("one of [drop, unknown, risk] but", "judge", "--fail-on", "all", "a.ndjson"),
                        new Unusable("none of ipv4, ipv6 and dualstack", "check", "--ip-address-type", "4", "a.test"),
                        new Unusable("--no-such-option", "check", "--no-such-option", "a.test"),
                        new Unusable("there is no rule 'zzz'; 'originprobe explain' lists", "explain", "zzz"),
                        new Unusable("did you mean name-mismatch? ", "explain", "name-mismach"),
                        new Unusable("did you mean https-to-origin? ", "explain", "http-to-origin"),
                        new Unusable("no FILE", "distribution"),
                        new Unusable("--confirm has no meaning", "distribution", SITE, "--confirm", "--no-probe"),
                        new Unusable("--confirm-port 0", "distribution", SITE, "--confirm", "--confirm-port", "0"),
                        new Unusable("no distribution in the prior", "distribution", SITE, "--against", "prior"),
                        new Unusable("no distribution in it", "distribution", SITE, "--against", policies.toString()),
                        new Unusable(
                                "leave one out",
                                "distribution",
                                SITE,
                                "--against",
                                "prior",
                                "--url",
                                "https://www.example.com/"),
                        new Unusable("'Stage' is not NAME=VALUE", "distribution", SITE, "--parameter", "Stage"),
                        new Unusable("no template here", "distribution", SITE, "--parameter", "Stage=live"),
                        new Unusable("no such file", "distribution", "/no/such/file"),
                        new Unusable("named twice", "distribution", SITE, SITE),
                        new Unusable("no distribution in", "distribution", policies.toString()),
                        new Unusable("--url 'www.test'", "distribution", SITE, "--url", "www.test"),
                        new Unusable("leave the port out", "distribution", SITE, "--url", "http://www.test:81/"),
                        new Unusable("answers for b.test", "distribution", SITE, "--url", "http://b.test/"),
                        new Unusable("answers for b.test", "distribution", SITE, "--viewer-host", "b.test"),
                        new Unusable("--viewer-host 'a..b'", "distribution", SITE, "--viewer-host", "a..b"),
                        new Unusable(
                                "--method",
                                "distribution",
                                SITE,
                                "--url",
                                "https://www.example.com/",
                                "--method",
                                "GET /"),
                        new Unusable("garbage.pem:1: $ is not an object", "distribution", garbage.toString()),
                        new Unusable("'1999'", "profiles", "1999"))
                .map(unusable -> DynamicTest.dynamicTest(String.join(" ", unusable.arguments()), () -> {
                    Ran ran = Ran.of(unusable.arguments().toArray(String[]::new));
                    assertEquals(2, ran.code(), ran.err());
                    assertEquals("", ran.out());
                    assertTrue(ran.err().startsWith("originprobe: "), ran.err());
                    assertTrue(ran.err().contains(unusable.says()), ran.err());
                    assertEquals(1, ran.err().lines().count(), ran.err());
                }));
    }

    @Test
    void the_nagios_style_says_unknown_for_unusable_input() {
        assertEquals(3, Ran.of("check", "--exit-style", "nagios", "a.test:0").code());
        assertEquals(
                3, Ran.of("check", "--exit-style=nagios", "--no-such-option").code());
    }

    @Test
    void hostile_arguments_reach_the_terminal_escaped() {
        Ran ran = Ran.of("check", "a\u001b[31m\u202etest");

        assertEquals(2, ran.code());
        assertFalse(ran.err().contains("\u001b"));
        assertFalse(ran.err().contains("\u202e"));
    }

    @Test
    void an_unusable_run_writes_no_file() {
        Path report = folder.resolve("report.json");

        Ran.of("check", "--output", report.toString(), "a.test:0");

        assertFalse(Files.exists(report));
    }
}
