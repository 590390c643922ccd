package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.ascii;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.filled;
import static dev.originprobe.fixtures.ServerBytes.handshake;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.tls.Tls13Server.certificate;
import static dev.originprobe.tls.Tls13Server.certificateRequest;
import static dev.originprobe.tls.Tls13Server.certificateVerify;
import static dev.originprobe.tls.Tls13Server.encryptedExtensions;
import static dev.originprobe.tls.Tls13Server.finished;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a TLS 1.3 server's first flight is read in the answer to a hello of ours. */
final class EncryptedFlightTest {
    private static final int AES_128_GCM = 0x1301;
    static final ClientOffer OFFER = new ClientOffer(
            List.of(ProtocolVersion.TLS_1_3),
            List.of(new CipherSuite(AES_128_GCM)),
            List.of(NamedGroup.SECP256R1),
            List.of(new SignatureScheme(0x0804)),
            Optional.empty());
    static final byte[] HELLO = ClientHello.record(OFFER, ServerBytes.CLIENT_RANDOM);

    private final Tls13Server server = new Tls13Server(HELLO, AES_128_GCM);

    private static FlightReader read(byte[]... bytes) {
        return FlightReader.answering(HELLO).after(join(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1301, 0x1302, 0x1303})
    void certificates_are_read_byte_for_byte_whatever_the_suite(int suite) {
        byte[] flight = new Tls13Server(HELLO, suite).flight(ascii("leaf"), bytes(0), filled(9_000, 0x30));

        FlightReader reader = read(flight);

        assertTrue(reader.done());
        assertEquals(
                List.of(Octets.of(ascii("leaf")), Octets.of(bytes(0)), Octets.of(filled(9_000, 0x30))),
                reader.snapshot().orElseThrow().certificates());
    }

    @Test
    void the_flight_is_the_same_however_it_is_cut() {
        byte[] flight = server.flight(ascii("leaf"));
        FlightReader whole = read(flight);
        for (int cut = 1; cut < 70; cut++) {
            FlightReader pieces = FlightReader.answering(HELLO);
            for (int at = 0; at < flight.length; at += cut) {
                pieces = pieces.after(Arrays.copyOfRange(flight, at, Math.min(at + cut, flight.length)));
            }
            FlightReaderBoundsTest.assertSame(whole, pieces);
        }
    }

    @Test
    void messages_may_be_cut_over_records() {
        byte[] message = certificate(ascii("leaf"), filled(500, 0x30));
        byte[] first = server.sealed(22, join(encryptedExtensions(), Arrays.copyOf(message, 100)));
        byte[] second = server.sealed(22, Arrays.copyOfRange(message, 100, message.length));

        assertEquals(
                List.of(Octets.of(ascii("leaf")), Octets.of(filled(500, 0x30))),
                read(server.helloRecord(), first, second)
                        .snapshot()
                        .orElseThrow()
                        .certificates());
    }

    @Test
    void the_signature_covers_all_before_it() {
        FlightReader reader = read(
                server.helloRecord(),
                server.says(encryptedExtensions(), certificate(ascii("leaf"))),
                server.says(certificateVerify()));

        SignedKeyExchange signed = reader.snapshot().orElseThrow().keyExchange().orElseThrow();
        byte[] hash = server.transcriptHashBefore(certificateVerify());
        assertEquals(Optional.of(new SignatureScheme(0x0804)), signed.scheme());
        assertEquals(Octets.of(filled(64, 0x51)), signed.signature());
        assertArrayEquals(
                join(filled(64, ' '), ascii("TLS 1.3, server CertificateVerify"), bytes(0), hash),
                signed.signedContent().bytes());
        assertFalse(reader.done());
    }

    @Test
    void a_request_for_a_client_certificate_is_seen() {
        FlightReader reader = read(
                server.helloRecord(),
                server.says(encryptedExtensions(), certificateRequest(), certificate(ascii("leaf"))),
                server.says(certificateVerify(), finished()));

        assertTrue(reader.snapshot().orElseThrow().certificateRequested());
        assertTrue(reader.done());
    }

    @Test
    void an_encrypted_alert_ends_the_flight() {
        FlightReader reader = read(server.helloRecord(), server.sealed(21, bytes(2, 40)));

        assertEquals(Optional.of(new Alert(2, 40)), reader.alert());
    }

    @Test
    void a_plain_alert_behind_the_server_hello_ends_it_too() {
        assertEquals(
                Optional.of(new Alert(2, 80)),
                read(server.helloRecord(), ServerBytes.alert(2, 80)).alert());
    }

    @Test
    void a_record_under_another_key_is_malformed() {
        byte[] sealed = server.says(encryptedExtensions());
        sealed[sealed.length - 1] ^= 1;

        assertEquals(
                Optional.of("a record that is not protected with the key that was agreed on"),
                read(server.helloRecord(), sealed).malformed());
        assertEquals(
                Optional.of("a record that is not protected with the key that was agreed on"),
                read(server.helloRecord(), record(23, 0x0303, bytes(1, 2, 3))).malformed());
    }

    @Test
    void plain_handshake_messages_behind_the_server_hello_are_malformed() {
        assertEquals(
                Optional.of("plain text behind a ServerHello of TLS 1.3"),
                read(handshake(server.hello(), encryptedExtensions())).malformed());
        assertEquals(
                Optional.of("a record of type 22 and version 3.3 in the server's first flight"),
                read(server.helloRecord(), handshake(encryptedExtensions())).malformed());
    }

    @Test
    void sealed_records_hold_alerts_and_handshake_messages_alone() {
        assertEquals(
                Optional.of("a protected record of type 23 in the server's first flight"),
                read(server.helloRecord(), server.sealed(23, ascii("early"))).malformed());
    }

    @Test
    void a_sealed_record_of_nothing_but_padding_is_malformed() {
        assertEquals(
                Optional.of("a protected record without content"),
                read(server.helloRecord(), server.sealed(0, new byte[9])).malformed());
    }

    @Test
    void a_sealed_message_that_has_no_place_there_is_malformed() {
        assertEquals(
                Optional.of("a handshake message of type 2 in the server's first flight"),
                read(server.helloRecord(), server.says(server.hello())).malformed());
    }

    @Test
    void a_flight_that_stops_before_its_end_is_known_so_far() {
        FlightReader reader =
                read(server.helloRecord(), server.says(encryptedExtensions(), certificate(ascii("leaf"))));

        assertFalse(reader.done());
        assertEquals(
                List.of(Octets.of(ascii("leaf"))),
                reader.snapshot().orElseThrow().certificates());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16_300, 60_000})
    void a_hello_retry_request_for_a_cookie_alone_is_read(int bytes) {
        HelloRetry retry = read(Tls13Hellos.helloRetryRequestWithCookie(HELLO, AES_128_GCM, bytes))
                .retry()
                .orElseThrow();

        assertEquals(new HelloRetry(Optional.empty(), Optional.of(Octets.of(filled(bytes, 0xc0)))), retry);
    }

    @Test
    void a_hello_retry_request_for_a_group_without_a_share_cannot_be_answered() {
        assertEquals(
                Optional.empty(),
                read(Tls13Hellos.helloRetryRequest(HELLO, AES_128_GCM, 0x0104)).retry());
    }

    @Test
    void a_share_that_is_no_point_of_its_group_is_malformed() {
        byte[] compressed = server.helloRecord();
        compressed[compressed.length - 65] = 3;
        byte[] off = server.helloRecord();
        off[off.length - 1] ^= 1;

        for (byte[] hello : List.of(compressed, off)) {
            assertEquals(
                    Optional.of("a key share that is not on prime256v1"),
                    read(hello).malformed());
        }
    }

    /** RFC 8448, 3: the handshake secret of the trace, and the key and IV made of it. */
    @Test
    void the_key_schedule_is_that_of_the_trace_in_rfc_8448() {
        KeySchedule schedule = KeySchedule.of(new CipherSuite(AES_128_GCM)).orElseThrow();
        byte[] secret = HexFormat.of().parseHex("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38");

        RecordProtection protection = RecordProtection.of(schedule, secret);

        assertEquals("3fce516009c21727d0f2e4e86ee403bc", protection.key().toString());
        assertEquals("5d313eb2671276ee13000b30", protection.iv().toString());
    }
}
