package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.tls.Tls13Hellos;
import dev.originprobe.tls.Tls13Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says about origins that misbehave as no server of a distribution does. */
final class MisbehavingOriginsTest {
    private static final int WARNING = 1;
    private static final int FATAL = 2;

    @TempDir
    static Path folder;

    private static Path trusted;

    @BeforeAll
    static void issue() throws IOException {
        trusted = new Identities(folder).trusted();
    }

    private static void refuses(Script script, String rule) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.refuses(rule, peer.endpoint().port(), rule).check(trusted);
        }
    }

    private static Script sending(byte[] bytes) {
        return line -> {
            line.readRecord();
            line.send(bytes);
            line.stay();
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_port_on_which_nothing_listens_is_undecided_since_a_firewall_may_tell_us_from_cloudfront() {
        Row.refuses("closed", FreePorts.one(), "connection-refused").undecided().check(trusted);
    }

    @Test
    void a_reset_after_the_hello_drops() {
        refuses(
                line -> {
                    line.readRecord();
                    line.reset();
                },
                "handshake-closed");
    }

    /** The port is open: what resets is behind it. */
    @Test
    void a_reset_after_accept_is_no_port_on_which_nothing_listens() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> line.reset())) {
            int port = peer.endpoint().port();
            Row.refuses("reset", port, "handshake-closed").check(trusted);
            String said = Seen.text(port, trusted).out().replaceAll("\\s+", " ");
            // Whether the reset or the hello is first is chance; one that is answered by a reset while it is written is
            // closed.
            assertTrue(said.contains("(reset)") || said.contains("(closed)"), said);
            assertTrue(said.contains("PROXY protocol"), said);
            assertFalse(said.toLowerCase(Locale.ROOT).contains("start the"), said);
        }
    }

    @Test
    void a_close_after_the_hello_drops() {
        refuses(line -> line.readRecord(), "handshake-closed");
    }

    @Test
    void silence_is_undecided() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> line.stay())) {
            Row.refuses("silent", peer.endpoint().port(), "handshake-timed-out")
                    .undecided()
                    .with("--handshake-timeout", "0.3")
                    .check(trusted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, handshake-refused",
        "10, handshake-refused",
        "20, handshake-refused",
        "40, handshake-refused",
        "47, handshake-refused",
        "50, handshake-refused",
        "70, protocol-refused",
        "71, handshake-refused",
        "80, handshake-refused",
        "86, handshake-refused",
        "109, handshake-refused",
        "112, server-name-refused",
        "120, handshake-refused",
        "255, handshake-refused"
    })
    void a_fatal_alert_drops(int description, String rule) {
        refuses(sending(ServerBytes.alert(FATAL, description)), rule);
    }

    @Test
    void a_warning_and_then_nothing_is_undecided() {
        try (ScriptedPeer peer = ScriptedPeer.playing(sending(ServerBytes.alert(WARNING, 112)))) {
            Row.refuses("warned", peer.endpoint().port(), "handshake-timed-out")
                    .undecided()
                    .with("--handshake-timeout", "0.3")
                    .check(trusted);
        }
    }

    @Test
    void a_warning_and_then_the_end_is_a_refusal_for_the_reason_of_the_warning() {
        refuses(
                line -> {
                    line.readRecord();
                    line.send(ServerBytes.alert(WARNING, 112));
                },
                "server-name-refused");
    }

    @Test
    void a_certificate_that_no_engine_can_read_reaches_the_judge_in_tls_13_too() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            line.send(new Tls13Server(line.readRecord(), 0x1301).flight(text("not a certificate")));
            line.stay();
        })) {
            Row.drop(
                            "TLS 1.3",
                            peer.endpoint().port(),
                            "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1",
                            "certificate-malformed")
                    .with("--profile", "2025-11")
                    .check(trusted);
        }
    }

    @Test
    void a_second_hello_retry_request_is_malformed() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            byte[] hello = line.readRecord();
            line.send(Tls13Hellos.helloRetryRequest(hello, 0x1301, 0x0018));
            line.readRecord();
            line.send(Tls13Hellos.helloRetryRequest(hello, 0x1301, 0x0018));
            line.stay();
        })) {
            Row.drop(
                            "TLS 1.3",
                            peer.endpoint().port(),
                            "TLSv1.3 TLS_AES_128_GCM_SHA256 secp384r1",
                            "handshake-malformed")
                    .with("--profile", "2025-11")
                    .check(trusted);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 400 Bad Request", "220 mail.test ESMTP", "SSH-2.0-OpenSSH_9.2"})
    void a_banner_is_not_tls(String banner) {
        refuses(sending(text(banner + "\r\n")), "not-tls");
    }

    @Test
    void a_banner_reaches_the_terminal_escaped() {
        try (ScriptedPeer peer = ScriptedPeer.playing(sending(text("220 \u001b[2J\u0007 hello\r\n")))) {
            Ran ran = Seen.text(peer.endpoint().port(), trusted);
            assertEquals(
                    -1,
                    ran.out()
                            .chars()
                            .filter(c -> c != '\n' && c < ' ')
                            .findFirst()
                            .orElse(-1),
                    ran.out());
        }
    }

    @Test
    void random_bytes_are_not_tls() {
        byte[] bytes = new byte[2000];
        new Random(1).nextBytes(bytes);
        refuses(sending(bytes), "not-tls");
    }

    @Test
    void a_record_of_65535_bytes_breaks_the_protocol() {
        refuses(sending(ServerBytes.record(22, new byte[65_535])), "handshake-malformed");
    }

    @Test
    void a_certificate_message_without_end_breaks_the_protocol() {
        chooses(
                ServerBytes.join(ServerBytes.serverHello(0x002f), new byte[] {11, -1, -1, -1}),
                "TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA -",
                "handshake-malformed");
    }

    @Test
    void a_suite_that_was_not_offered_drops() {
        chooses(
                ServerBytes.join(ServerBytes.serverHello(0x0039), ServerBytes.serverHelloDone()),
                "TLSv1.2 TLS_DHE_RSA_WITH_AES_256_CBC_SHA -",
                "cipher-refused",
                "certificate-absent");
    }

    private static void chooses(byte[] messages, String session, String... rules) {
        try (ScriptedPeer peer = ScriptedPeer.playing(sending(ServerBytes.record(22, messages)))) {
            Row.drop(session, peer.endpoint().port(), session, rules).check(trusted);
        }
    }
}
