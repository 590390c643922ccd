package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code matrix} says of settings and clients, and why an address would not be connected to. */
final class MatrixSettingsTest {
    @TempDir
    static Path folder;

    private static final int CLOSED = FreePorts.one();
    private static Nginx nginx;
    private static Path trusted;
    private static Path client;
    private static int split;
    private static int ecdsa;
    private static int verifying;

    @BeforeAll
    static void start() {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        Identity rsa = identities.rsa();
        client = identities.bundle("client.pem", rsa);
        nginx = new Nginx(folder, 3);
        split = nginx.site(List.of(rsa), "ssl_protocols TLSv1", "ssl_ciphers ALL:@SECLEVEL=0");
        nginx.alsoAt("127.0.0.2", split, List.of(rsa), "ssl_protocols TLSv1.2");
        ecdsa = nginx.site(List.of(identities.p256()), "ssl_protocols TLSv1.2 TLSv1.3");
        verifying =
                nginx.site(List.of(rsa), "ssl_verify_client on", "ssl_client_certificate " + identities.authorities());
        nginx.start();
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    private static JsonNode matrix(int port, String addresses, String... options) throws IOException {
        return new ObjectMapper()
                .readTree(run("matrix", "json", port, addresses, options).out());
    }

    private static Ran run(String command, String format, int port, String addresses, String... options) {
        String target = Identities.HOST + ":" + port;
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--format",
                format,
                "--resolve",
                target + ":" + addresses,
                "--trust-anchor",
                trusted.toString(),
                target));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    @Test
    void where_no_single_protocol_serves_every_address_the_fewest_that_do_are_recommended() throws IOException {
        JsonNode matrix = matrix(split, "127.0.0.1,127.0.0.2");
        assertEquals(
                "[\"TLSv1\",\"TLSv1.1\",\"TLSv1.2\"]",
                matrix.path("recommended").toString());
        String text = run("matrix", "text", split, "127.0.0.1,127.0.0.2").out();
        assertTrue(text.contains("recommended  minimum TLSv1\n"), text);
    }

    @Test
    void every_setting_and_client_comes_out_as_check_says() throws IOException {
        JsonNode matrix = matrix(ecdsa, "127.0.0.1");
        for (JsonNode row : List.of(
                matrix.path("settings").path(0),
                matrix.path("settings").path(1),
                matrix.path("settings").path(3),
                matrix.path("profiles").path(1))) {
            List<String> protocols = new ArrayList<>();
            row.path("originSslProtocols").forEach(one -> protocols.add(one.asText()));
            JsonNode checked = new ObjectMapper()
                    .readTree(run(
                                    "check",
                                    "json",
                                    ecdsa,
                                    "127.0.0.1",
                                    "--profile",
                                    row.path("profile").asText(),
                                    "--origin-ssl-protocols",
                                    String.join(",", protocols))
                            .out())
                    .path("origins")
                    .path(0);
            List<String> rules = new ArrayList<>();
            checked.path("findings")
                    .forEach(finding -> rules.add(finding.path("rule").asText()));
            List<String> told = new ArrayList<>();
            row.path("rules").forEach(rule -> told.add(rule.asText()));
            assertEquals(
                    checked.path("outcome").asText() + rules,
                    row.path("outcome").asText() + told);
        }
        assertEquals(
                "cipher-refused",
                matrix.path("profiles").path(1).path("rules").path(0).asText());
        assertEquals(
                "protocol-refused",
                matrix.path("settings").path(3).path("rules").path(0).asText());
    }

    @Test
    void with_a_client_certificate_no_client_from_before_origin_mtls_is_said_to_connect() throws IOException {
        assertEquals(8, matrix(verifying, "127.0.0.1").path("profiles").size() + 1);
        JsonNode matrix = matrix(verifying, "127.0.0.1", "--client-certificate", client.toString());
        assertEquals("CONNECT", matrix.path("settings").path(0).path("outcome").asText());
        assertEquals(0, matrix.path("profiles").size());
    }

    @Test
    void of_an_address_that_is_not_reached_only_the_reason_is_told() throws IOException {
        Ran ran = run("matrix", "text", CLOSED, "127.0.0.1");
        assertEquals(3, ran.code());
        assertTrue(ran.out().contains("  why not      connection-refused: Connection refused."), ran.out());
        assertTrue(ran.out().contains("  recommended  not known"), ran.out());
        assertEquals(false, ran.out().contains("AES128-SHA"), ran.out());
        String html = run("matrix", "html", CLOSED, "127.0.0.1").out();
        assertTrue(html.contains("connection-refused: Connection refused."), html);
        assertEquals(false, html.contains("Cipher suite"), html);
    }

    @Test
    void what_was_not_asked_in_time_is_undecided_and_said() throws IOException {
        JsonNode address = matrix(ecdsa, "127.0.0.1", "--all-suites", "--rate", "10/s", "--deadline", "1")
                .path("addresses")
                .path(0);
        assertTrue(address.path("outOfTime").asBoolean());
        assertTrue(address.path("suites").findValuesAsText("reply").contains("UNDECIDED"));
        assertEquals(
                false,
                matrix(ecdsa, "127.0.0.1")
                        .path("addresses")
                        .path(0)
                        .path("outOfTime")
                        .asBoolean());
    }
}
