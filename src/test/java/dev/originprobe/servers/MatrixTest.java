package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code matrix} on nginx, selfserv, and a port that is closed. */
final class MatrixTest {
    @TempDir
    static Path folder;

    private static final List<Integer> PORTS = FreePorts.some(5);
    private static final RunningServers SERVERS = new RunningServers();
    private static Path trusted;

    @BeforeAll
    static void start() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        Identity rsa = identities.rsa();
        Identity p256 = identities.p256();
        String both = certificate(rsa) + certificate(p256);
        Path configuration = Files.writeString(
                folder.resolve("matrix.conf"),
                String.join(
                        "\n",
                        "daemon off; pid " + folder.resolve("matrix.pid") + ";",
                        "error_log " + folder.resolve("error.log") + "; events {}",
                        "http { access_log off;",
                        server(
                                PORTS.get(0),
                                certificate(rsa)
                                        + "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;"
                                        + "ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA:AECDH-AES128-SHA:@SECLEVEL=0;"
                                        + "ssl_prefer_server_ciphers on; ssl_ecdh_curve prime256v1;"),
                        server(PORTS.get(1), both + "ssl_protocols TLSv1.2;"),
                        server(PORTS.get(2), both + "ssl_protocols TLSv1.3;"),
                        "}"));
        SERVERS.add(RunningServer.start(
                folder,
                PORTS.subList(0, 3),
                List.of(
                        Peers.require("nginx"),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        configuration.toString())));
        SERVERS.add(new Selfserv(folder, List.of(rsa))
                .start(PORTS.get(3), "-n", "rsa", "-V", "ssl3:ssl3", "-c", ":0004:000A:002F"));
    }

    private static String server(int port, String directives) {
        return "server { listen 127.0.0.1:" + port + " ssl; " + directives + " return 200; }";
    }

    private static String certificate(Identity identity) {
        return "ssl_certificate " + identity.chain() + "; ssl_certificate_key " + identity.key() + ";";
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    private static Ran matrix(int port, String... options) {
        return Matrices.run(port, trusted, options);
    }

    private static JsonNode json(int port, String... options) {
        return Matrices.json(port, trusted, options);
    }

    private static String outcomes(JsonNode matrix, String which) {
        List<String> outcomes = new ArrayList<>();
        matrix.path(which)
                .forEach(one -> outcomes.add(
                        (which.equals("profiles") ? one.path("profile").asText() + " " : "")
                                + texts(one.path("originSslProtocols")) + " "
                                + one.path("outcome").asText()));
        return String.join("; ", outcomes);
    }

    private static String texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return String.join(",", texts);
    }

    private static Set<String> replied(JsonNode matrix, String which, String name, String reply) {
        Set<String> names = new TreeSet<>();
        matrix.path("addresses").path(0).path(which).forEach(one -> {
            if (one.path("reply").asText().equals(reply)) {
                names.add(one.path(name).asText());
            }
        });
        return names;
    }

    @Test
    void every_protocol_and_suite_of_nginx_is_found_with_its_order_and_group() {
        JsonNode matrix = json(PORTS.get(0));
        assertEquals(
                Set.of(
                        "TLSv1 AES128-SHA RSA",
                        "TLSv1.1 AES128-SHA RSA",
                        "TLSv1.2 AES128-SHA RSA",
                        "TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 RSA",
                        "TLSv1.3 TLS_AES_128_GCM_SHA256 RSA",
                        "TLSv1.3 TLS_AES_256_GCM_SHA384 RSA",
                        "TLSv1.3 TLS_CHACHA20_POLY1305_SHA256 RSA"),
                Matrices.accepted(matrix));
        JsonNode protocol = matrix.path("addresses").path(0).path("protocols").path(3);
        assertEquals(
                "TLSv1.2 SERVER",
                protocol.path("protocol").asText() + " "
                        + protocol.path("preference").asText());
        assertEquals(
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA",
                texts(protocol.path("serverOrder")));
        assertEquals(Set.of("prime256v1"), replied(matrix, "groups", "group", "ACCEPTED"));
        assertTrue(replied(matrix, "signatureSchemes", "signatureScheme", "ACCEPTED")
                .contains("rsa_pss_rsae_sha256"));
        assertTrue(replied(matrix, "signatureSchemes", "signatureScheme", "REFUSED")
                .contains("ecdsa_secp256r1_sha256"));
        assertEquals(
                "TLSv1.2 CONNECT; TLSv1.1 CONNECT; TLSv1 CONNECT; SSLv3 DROP; TLSv1.1,TLSv1.2 CONNECT; "
                        + "TLSv1,TLSv1.1,TLSv1.2 CONNECT; SSLv3,TLSv1,TLSv1.1,TLSv1.2 DROP",
                outcomes(matrix, "settings"));
        assertEquals("TLSv1.2", texts(matrix.path("recommended")));
    }

    @Test
    void both_certificates_are_fetched_and_judged() {
        JsonNode matrix = json(PORTS.get(1));
        JsonNode certificates = matrix.path("addresses").path(0).path("certificates");
        assertEquals(List.of("RSA", "ECDSA"), certificates.findValuesAsText("authentication"));
        certificates.forEach(one ->
                assertEquals("CONNECT", one.path("judged").path("outcome").asText(), one::toString));
        assertTrue(Matrices.accepted(matrix).contains("TLSv1.2 ECDHE-ECDSA-AES128-GCM-SHA256 ECDSA"));
        assertEquals(
                "2014 TLSv1 DROP; 2017-12 TLSv1.2 CONNECT; 2018-03 TLSv1.2 CONNECT; 2018-04 TLSv1.2 CONNECT; "
                        + "2020-09 TLSv1.2 CONNECT; 2021-07 TLSv1.2 CONNECT; 2023-11 TLSv1.2 CONNECT",
                outcomes(matrix, "profiles"));
    }

    @Test
    void of_tls_1_3_alone_both_certificates_are_fetched_too() {
        JsonNode matrix = json(PORTS.get(2));
        assertEquals(
                Set.of(
                        "TLSv1.3 TLS_AES_128_GCM_SHA256 ECDSA",
                        "TLSv1.3 TLS_AES_128_GCM_SHA256 RSA",
                        "TLSv1.3 TLS_AES_256_GCM_SHA384 ECDSA",
                        "TLSv1.3 TLS_AES_256_GCM_SHA384 RSA",
                        "TLSv1.3 TLS_CHACHA20_POLY1305_SHA256 ECDSA",
                        "TLSv1.3 TLS_CHACHA20_POLY1305_SHA256 RSA"),
                Matrices.accepted(matrix));
        assertEquals(
                List.of("RSA", "ECDSA"),
                matrix.path("addresses").path(0).path("certificates").findValuesAsText("authentication"));
        assertTrue(replied(matrix, "groups", "group", "ACCEPTED").contains("X25519"));
    }

    @Test
    void which_certificate_cloudfront_gets_is_told_and_whether_ecdsa_is_preferred() throws IOException {
        JsonNode ecdsa = json(PORTS.get(1)).path("addresses").path(0);
        assertEquals("ECDSA", ecdsa.path("served").asText());
        assertFalse(ecdsa.path("ecdsaNotPreferred").asBoolean());
        JsonNode rsa =
                json(PORTS.get(1), "--profile", "2018-03").path("addresses").path(0);
        assertEquals("RSA", rsa.path("served").asText());
        assertTrue(rsa.path("ecdsaNotPreferred").asBoolean());
        String text = matrix(PORTS.get(1), "--profile", "2018-03").out().replaceAll("\\s+", " ");
        assertTrue(
                text.contains(
                        "RSA, to CloudFront 2018-03 with the setting TLSv1.2; its ECDSA certificate is not preferred"),
                text);
    }

    @Test
    void each_kind_of_certificate_and_key_exchange_is_timed_as_often_as_asked_for() throws IOException {
        JsonNode timings =
                json(PORTS.get(1), "--time", "3").path("addresses").path(0).path("timings");
        Set<String> timed = new TreeSet<>();
        timings.forEach(one -> {
            assertEquals(3, one.path("samples").asInt());
            timed.add(one.path("protocol").asText() + " "
                    + one.path("keyExchange").asText() + " "
                    + one.path("authentication").asText());
        });
        assertEquals(Set.of("TLSv1.2 ECDHE_ECDSA ECDSA", "TLSv1.2 ECDHE_RSA RSA", "TLSv1.2 RSA RSA"), timed);
        String text = matrix(PORTS.get(1), "--time", "3").out().replaceAll("\\s+", " ");
        assertTrue(text.contains("ECDHE_ECDSA, ECDSA certificate: "), text);
        assertEquals(2, matrix(PORTS.get(1), "--time", "0").code());
    }

    @Test
    void all_suites_are_those_of_iana() {
        assertTrue(Matrices.accepted(json(PORTS.get(0), "--all-suites")).contains("TLSv1 AECDH-AES128-SHA OTHER"));
        Set<String> accepted = Matrices.accepted(json(PORTS.get(1), "--all-suites"));
        assertTrue(accepted.contains("TLSv1.2 ECDHE-RSA-CHACHA20-POLY1305 RSA"), accepted::toString);
        assertTrue(accepted.contains("TLSv1.2 AES128-GCM-SHA256 RSA"), accepted::toString);
    }

    @Test
    void sslv3_is_recommended_where_nothing_else_is_spoken() {
        JsonNode matrix = json(PORTS.get(3));
        assertEquals(
                Set.of("SSLv3 AES128-SHA RSA", "SSLv3 DES-CBC3-SHA RSA", "SSLv3 RC4-MD5 RSA"),
                Matrices.accepted(matrix));
        assertEquals("SSLv3", texts(matrix.path("recommended")));
        assertTrue(
                outcomes(matrix, "settings").endsWith("SSLv3,TLSv1,TLSv1.1,TLSv1.2 CONNECT"),
                () -> outcomes(matrix, "settings"));
        String text = matrix(PORTS.get(3)).out();
        assertTrue(text.contains("recommended  SSLv3, because nothing newer would connect"), text);
        assertTrue(text.contains("minimum SSLv3    CONNECT  SSLv3 AES128-SHA"), text);
    }

    @Test
    void the_setting_of_the_target_is_among_the_choices() {
        assertTrue(outcomes(json(PORTS.get(0), "--origin-ssl-protocols", "TLSv1,TLSv1.2"), "settings")
                .endsWith("TLSv1,TLSv1.2 CONNECT"));
    }

    @Test
    void the_text_fits_a_terminal_and_says_what_is_recommended() {
        Ran ran = matrix(PORTS.get(1), "--per-host", "2");
        assertEquals(0, ran.code());
        assertEquals(
                List.of(), ran.out().lines().filter(line -> line.length() > 80).toList());
        assertTrue(ran.out().contains("ECDHE-ECDSA-AES128-GCM-SHA256"), ran.out());
        assertTrue(ran.out().startsWith("""
                CONNECT  origin.test:%d
                         With Origin SSL Protocols TLSv1.2, CloudFront would connect (client
                         2025-11, today's)
                         recommended  TLSv1.2

                yes accepted, no refused, ? not known, blank not asked for in that protocol
                """.formatted(PORTS.get(1))), ran.out());
        assertTrue(
                ran.out().indexOf("as CloudFront 2025-11, today's\n")
                        < ran.out().indexOf("client at other dates\n"),
                ran.out());
    }

    @Test
    void nothing_is_decided_of_a_closed_port() {
        Ran ran = matrix(PORTS.get(4));
        assertEquals(3, ran.code(), ran.out());
        assertEquals(Set.of(), Matrices.accepted(json(PORTS.get(4))));
        assertEquals(2, matrix(PORTS.get(0), "--per-host", "0").code());
    }
}
