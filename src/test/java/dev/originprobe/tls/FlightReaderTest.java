package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.CLIENT_RANDOM;
import static dev.originprobe.fixtures.ServerBytes.ECDHE_RSA;
import static dev.originprobe.fixtures.ServerBytes.SERVER_RANDOM;
import static dev.originprobe.fixtures.ServerBytes.STATIC_RSA;
import static dev.originprobe.fixtures.ServerBytes.alert;
import static dev.originprobe.fixtures.ServerBytes.ascii;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.certificate;
import static dev.originprobe.fixtures.ServerBytes.dheParameters;
import static dev.originprobe.fixtures.ServerBytes.ecdheParameters;
import static dev.originprobe.fixtures.ServerBytes.extension;
import static dev.originprobe.fixtures.ServerBytes.filled;
import static dev.originprobe.fixtures.ServerBytes.handshake;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.keyExchange;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.serverHello;
import static dev.originprobe.fixtures.ServerBytes.serverHelloDone;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;
import static dev.originprobe.fixtures.ServerBytes.wholeFlight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read of each kind of flight. Alerts, how the bytes are cut, and what is too much have tests of their own. */
final class FlightReaderTest {
    @Test
    void a_tls_1_2_flight_is_read_whole() {
        FlightReader reader = read(wholeFlight());

        ServerFlight flight = reader.snapshot().orElseThrow();
        assertTrue(reader.done());
        assertTrue(flight.complete());
        assertEquals(Optional.of(ProtocolVersion.TLS_1_2), flight.protocol());
        assertEquals(new CipherSuite(ECDHE_RSA), flight.suite());
        assertEquals(Optional.of(NamedGroup.SECP384R1), flight.group());
        assertEquals(List.of(Octets.of(ascii("leaf")), Octets.of(ascii("intermediate"))), flight.certificates());
        assertTrue(flight.certificateRequested());
        assertFalse(flight.helloRetry());
        assertEquals(List.of(), flight.warnings());
    }

    @Test
    void the_signature_comes_with_what_it_covers() {
        SignedKeyExchange signed = flight(wholeFlight()).keyExchange().orElseThrow();

        assertEquals(Octets.of(join(CLIENT_RANDOM, SERVER_RANDOM, ecdheParameters())), signed.signedContent());
        assertEquals(Optional.of(new SignatureScheme(0x0804)), signed.scheme());
        assertEquals(Octets.of(filled(64, 0x51)), signed.signature());
    }

    @Test
    void before_tls_1_2_a_signature_names_no_scheme() {
        ServerFlight flight = flight(handshake(
                serverHello(0x0301, 0xc013),
                certificate(ascii("leaf")),
                keyExchange(ecdheParameters(), new byte[0]),
                serverHelloDone()));

        assertEquals(Optional.empty(), flight.keyExchange().orElseThrow().scheme());
        assertEquals(
                Octets.of(filled(64, 0x51)), flight.keyExchange().orElseThrow().signature());
    }

    @Test
    void a_finite_field_exchange_is_read_without_a_group() {
        ServerFlight flight = flight(handshake(
                serverHello(0x0303, 0x009e),
                certificate(ascii("leaf")),
                keyExchange(dheParameters(), uint16(0x0401)),
                serverHelloDone()));

        assertEquals(Optional.empty(), flight.group());
        assertEquals(
                Octets.of(join(CLIENT_RANDOM, SERVER_RANDOM, dheParameters())),
                flight.keyExchange().orElseThrow().signedContent());
        assertTrue(flight.complete());
    }

    @Test
    void an_anonymous_exchange_has_a_group_and_no_signature() {
        ServerFlight flight =
                flight(handshake(serverHello(0x0303, 0xc018), message(12, ecdheParameters()), serverHelloDone()));

        assertEquals(Optional.of(NamedGroup.SECP384R1), flight.group());
        assertEquals(Optional.empty(), flight.keyExchange());
        assertEquals(List.of(), flight.certificates());
        assertTrue(flight.complete());
    }

    @Test
    void an_export_exchange_is_read() {
        ServerFlight flight = flight(handshake(
                serverHello(0x0300, 0x0003),
                certificate(ascii("leaf")),
                message(12, vector(2, filled(64, 1)), vector(2, bytes(3)), vector(2, filled(64, 2))),
                serverHelloDone()));

        assertTrue(flight.keyExchange().isPresent());
        assertTrue(flight.complete());
    }

    @Test
    void the_exchange_of_an_unknown_suite_is_passed_over() {
        ServerFlight flight =
                flight(handshake(serverHello(0x0303, 0x5a5a), message(12, filled(9, 3)), serverHelloDone()));

        assertEquals(Optional.empty(), flight.keyExchange());
        assertTrue(flight.complete());
    }

    @Test
    void an_sslv3_flight_has_no_extensions() {
        ServerFlight flight = flight(
                record(22, 0x0300, serverHello(0x0300, STATIC_RSA), certificate(ascii("leaf")), serverHelloDone()));

        assertEquals(Optional.of(ProtocolVersion.SSL_3_0), flight.protocol());
        assertEquals("TLS_RSA_WITH_RC4_128_MD5", flight.suite().ianaName());
        assertEquals(Optional.empty(), flight.group());
        assertEquals(Optional.empty(), flight.keyExchange());
        assertTrue(flight.complete());
    }

    @Test
    void a_tls_1_3_flight_ends_with_its_server_hello() {
        FlightReader reader = read(
                join(handshake(tls13Hello(0x0304)), record(20, 0x0303, bytes(1)), record(23, 0x0303, filled(99, 1))));

        ServerFlight flight = reader.snapshot().orElseThrow();
        assertTrue(reader.done());
        assertEquals(Optional.of(ProtocolVersion.TLS_1_3), flight.protocol());
        assertEquals(Optional.of(NamedGroup.X25519), flight.group());
        assertEquals(List.of(), flight.certificates());
        assertFalse(flight.helloRetry());
    }

    @Test
    void a_version_that_nobody_knows_is_kept_as_a_number() {
        ServerFlight flight = flight(handshake(tls13Hello(0x7f1c)));

        assertEquals(0x7f1c, flight.version());
        assertEquals(Optional.empty(), flight.protocol());
    }

    @Test
    void a_hello_retry_request_is_known_by_its_random() throws Exception {
        byte[] random =
                MessageDigest.getInstance("SHA-256").digest("HelloRetryRequest".getBytes(StandardCharsets.US_ASCII));

        ServerFlight flight = flight(handshake(message(
                2,
                uint16(0x0303),
                random,
                vector(1),
                uint16(0x1302),
                bytes(0),
                vector(2, extension(43, uint16(0x0304)), extension(51, uint16(0x0017))))));

        assertTrue(flight.helloRetry());
        assertTrue(flight.complete());
        assertEquals(Optional.of(NamedGroup.SECP256R1), flight.group());
    }

    @Test
    void certificates_are_kept_byte_for_byte_also_absurd_ones() {
        byte[] huge = filled(60_000, 0x30);
        byte[] hello = handshake(serverHello(0x0303, ECDHE_RSA));
        byte[] message = certificate(new byte[0], bytes(0), huge, ascii("not DER"));
        byte[] records = join(
                hello,
                handshake(Arrays.copyOf(message, 16_384)),
                handshake(Arrays.copyOfRange(message, 16_384, 32_768)),
                handshake(Arrays.copyOfRange(message, 32_768, 49_152)),
                handshake(Arrays.copyOfRange(message, 49_152, message.length)));

        assertEquals(
                List.of(Octets.of(new byte[0]), Octets.of(bytes(0)), Octets.of(huge), Octets.of(ascii("not DER"))),
                read(records).snapshot().orElseThrow().certificates());
    }

    @Test
    void an_empty_certificate_list_is_a_list() {
        assertEquals(
                List.of(),
                flight(handshake(serverHello(0x0303, STATIC_RSA), certificate(), serverHelloDone()))
                        .certificates());
    }

    @Test
    void requests_and_tickets_are_passed_over() {
        assertTrue(flight(handshake(
                        message(0),
                        serverHello(0x0301, STATIC_RSA),
                        message(23, bytes(1)),
                        certificate(ascii("leaf")),
                        message(4, filled(20, 1)),
                        message(0),
                        serverHelloDone()))
                .complete());
    }

    @Test
    void what_is_not_tls_is_kept_to_256_bytes() {
        for (byte[] answer : List.of(
                ascii("HTTP/1.1 400 Bad Request\r\n"),
                ascii("220 mail.example ESMTP\r\n"),
                bytes(0x80, 0x2e, 4, 0, 1, 0, 2),
                bytes(22, 2, 0, 0, 1, 0),
                filled(300, 0xee))) {
            FlightReader reader = read(answer);

            assertEquals(Optional.of(Octets.of(Arrays.copyOf(answer, Math.min(answer.length, 256)))), reader.notTls());
            assertEquals(Optional.empty(), reader.malformed());
        }
    }

    @Test
    void what_stops_in_the_middle_is_known_so_far() {
        byte[] flight = wholeFlight();
        FlightReader reader = read(Arrays.copyOf(flight, flight.length - 1));

        assertFalse(reader.done());
        assertEquals(2, reader.snapshot().orElseThrow().certificates().size());
        assertFalse(reader.snapshot().orElseThrow().complete());
    }

    @Test
    void what_follows_the_flight_is_ignored() {
        FlightReader done = read(wholeFlight());

        assertEquals(done.snapshot(), done.after(alert(2, 40)).snapshot());
        assertEquals(Optional.empty(), read(join(wholeFlight(), alert(2, 40))).alert());
        assertEquals(
                Optional.empty(), read(join(wholeFlight(), filled(30, 0xff))).malformed());
    }

    static FlightReader read(byte[] bytes) {
        return FlightReader.besideAnEngine(CLIENT_RANDOM).after(bytes);
    }

    private static ServerFlight flight(byte[] bytes) {
        FlightReader reader = read(bytes);
        assertEquals(Optional.empty(), reader.malformed());
        return reader.snapshot().orElseThrow();
    }

    private static byte[] tls13Hello(int version) {
        return serverHello(
                0x0303,
                0x1301,
                extension(43, uint16(version)),
                extension(51, uint16(0x001d), vector(2, filled(32, 9))));
    }
}
