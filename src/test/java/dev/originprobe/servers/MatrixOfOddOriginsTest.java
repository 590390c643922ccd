package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ServerBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code matrix} says of origins that break off, say something else now and then, or cannot be reached. */
final class MatrixOfOddOriginsTest {
    private static final int SUITE = 0xc02f;

    @TempDir
    Path folder;

    /** As Jetty and Undertow may. */
    @Test
    void a_server_that_closes_after_its_server_hello_has_accepted_what_it_chose() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            byte[] hello = line.readRecord();
            line.send(
                    HostileOrigins.offers(hello, SUITE)
                            ? ServerBytes.record(22, ServerBytes.serverHello(SUITE))
                            : ServerBytes.alert(2, 40));
        })) {
            JsonNode matrix = Matrices.json(peer.endpoint().port(), new Identities(folder).trusted());
            assertEquals(Set.of("TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 RSA"), Matrices.accepted(matrix));
        }
    }

    /** Which connection it is decides whether a hello, its control or a handshake is refused so. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 20})
    void one_refusal_in_plain_text_is_no_lack_of_tls(int refused) {
        Identities identities = new Identities(folder);
        try (Nginx nginx = new Nginx(folder, 1)) {
            int port = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2");
            nginx.start();
            try (ScriptedPeer peer = refusingOnce(port, refused)) {
                JsonNode matrix = Matrices.json(peer.endpoint().port(), identities.trusted());
                assertEquals(
                        List.of(),
                        outcomes(matrix).filter(one -> one.contains("not-tls")).toList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, off", "2, off", "1, auto", "2, auto", "3, auto"})
    void a_check_of_which_one_connection_is_refused_in_plain_text_is_unsteady(int refused, String witness) {
        Identities identities = new Identities(folder);
        try (Nginx nginx = new Nginx(folder, 1)) {
            int port = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2");
            nginx.start();
            try (ScriptedPeer peer = refusingOnce(port, refused)) {
                Seen seen = Seen.at(peer.endpoint().port(), identities.trusted(), "--witness", witness);
                assertEquals("UNKNOWN", seen.outcome(), seen::report);
                assertEquals(Set.of("handshake-unsteady"), seen.rules(), seen::report);
            }
        }
    }

    @Test
    void a_port_that_refuses_costs_the_attempts_of_one_connection() {
        assertUnreachable(FreePorts.one(), 3, "connection-refused");
    }

    @Test
    void an_address_that_does_not_answer_costs_the_time_outs_of_one_connection() throws IOException {
        // The kernel drops what comes once the queue of connections that nobody accepts is full.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertTrue(first.isConnected() && second.isConnected());
            assertUnreachable(
                    full.getLocalPort(),
                    2,
                    "connection-timed-out",
                    "--connection-attempts",
                    "2",
                    "--connection-timeout",
                    "1");
        }
    }

    private void assertUnreachable(int port, int connections, String rule, String... options) {
        JsonNode matrix = Matrices.json(port, new Identities(folder).trusted(), options);
        assertEquals(connections, matrix.path("connections").asInt(), matrix::toString);
        List<JsonNode> verdicts = Stream.of("settings", "profiles")
                .flatMap(list -> StreamSupport.stream(matrix.path(list).spliterator(), false))
                .toList();
        assertEquals(14, verdicts.size());
        verdicts.forEach(verdict -> {
            assertEquals("UNKNOWN", verdict.path("outcome").asText());
            assertEquals("[\"" + rule + "\"]", verdict.path("rules").toString());
        });
    }

    @Test
    void a_refusal_in_plain_text_hides_no_refusal_in_tls() {
        Identities identities = new Identities(folder);
        try (Nginx nginx = new Nginx(folder, 1)) {
            int port = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2");
            nginx.start();
            try (ScriptedPeer peer = refusingOnce(port, 1)) {
                Row.refuses("", peer.endpoint().port(), "protocol-refused")
                        .with("--origin-ssl-protocols", "TLSv1.1")
                        .check(identities.trusted());
            }
        }
    }

    /** The server behind that port, but for one connection. */
    private static ScriptedPeer refusingOnce(int port, int refused) {
        AtomicInteger made = new AtomicInteger();
        return ScriptedPeer.playing(line -> {
            byte[] hello = line.readRecord();
            if (made.incrementAndGet() == refused) {
                line.send("too many connections\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                line.relay(port, hello);
            }
        });
    }

    private static Stream<String> outcomes(JsonNode matrix) {
        return Stream.of("settings", "profiles")
                .flatMap(list -> StreamSupport.stream(matrix.path(list).spliterator(), false))
                .map(JsonNode::toString);
    }
}
