package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.CLIENT_RANDOM;
import static dev.originprobe.fixtures.ServerBytes.ECDHE_RSA;
import static dev.originprobe.fixtures.ServerBytes.STATIC_RSA;
import static dev.originprobe.fixtures.ServerBytes.alert;
import static dev.originprobe.fixtures.ServerBytes.ascii;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.certificate;
import static dev.originprobe.fixtures.ServerBytes.filled;
import static dev.originprobe.fixtures.ServerBytes.handshake;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.serverHello;
import static dev.originprobe.fixtures.ServerBytes.serverHelloDone;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;
import static dev.originprobe.fixtures.ServerBytes.wholeFlight;
import static dev.originprobe.tls.FlightReaderTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** However the bytes are cut, the same is read; and what is broken or too much is said to be so. */
final class FlightReaderBoundsTest {
    @Test
    void the_same_is_read_byte_by_byte() {
        for (byte[] bytes : ServerBytes.kinds()) {
            FlightReader reader = FlightReader.besideAnEngine(CLIENT_RANDOM);
            for (byte each : bytes) {
                reader = reader.after(new byte[] {each});
            }

            assertSame(read(bytes), reader);
        }
    }

    @Test
    void the_same_is_read_wherever_the_bytes_are_cut_in_two() {
        for (byte[] bytes : ServerBytes.kinds()) {
            for (int cut = 0; cut <= bytes.length; cut++) {
                assertSame(
                        read(bytes),
                        read(Arrays.copyOf(bytes, cut)).after(Arrays.copyOfRange(bytes, cut, bytes.length)));
            }
        }
    }

    @Test
    void the_same_is_read_however_messages_are_fragmented_over_records() {
        byte[] whole = wholeFlight();
        byte[] messages = Arrays.copyOfRange(whole, 5, whole.length);
        for (int size = 1; size <= messages.length; size++) {
            byte[] records = new byte[0];
            for (int at = 0; at < messages.length; at += size) {
                records = join(
                        records, handshake(Arrays.copyOfRange(messages, at, Math.min(at + size, messages.length))));
            }

            assertSame(read(whole), read(records));
        }
    }

    @Test
    void every_truncation_is_a_flight_that_is_not_done() {
        byte[] whole = wholeFlight();
        for (int length = 0; length < whole.length; length++) {
            FlightReader reader = read(Arrays.copyOf(whole, length));

            assertEquals(Optional.empty(), reader.malformed());
            assertEquals(Optional.empty(), reader.notTls());
            assertTrue(!reader.done());
        }
    }

    @Test
    void every_truncation_of_a_message_is_total() {
        byte[] hello = serverHello(0x0303, ECDHE_RSA);
        byte[] whole = wholeFlight();
        byte[] exchange = ServerBytes.keyExchange(ServerBytes.ecdheParameters(), uint16(0x0804));
        for (byte[] message : List.of(hello, certificate(ascii("leaf")), exchange)) {
            for (int length = 0; length < message.length - 4; length++) {
                byte[] shorter = message(message[0], Arrays.copyOfRange(message, 4, 4 + length));
                FlightReader reader = message[0] == 2 ? read(handshake(shorter)) : read(handshake(hello, shorter));

                // A ServerHello may stop before its extensions, and this one has none.
                assertEquals(
                        Optional.of("a handshake message of type " + message[0] + " that ends too early"),
                        reader.malformed());
            }
        }
        assertTrue(read(whole).done());
    }

    @Test
    void a_record_of_65535_bytes_is_malformed_at_its_header() {
        assertMalformed("a record of 65535 bytes; TLS allows 18432", bytes(22, 3, 3, 0xff, 0xff));
    }

    @Test
    void a_message_of_16_mebibytes_is_malformed_at_its_header() {
        assertMalformed(
                "a handshake message of 16777219 bytes after 0; 1048576 are read",
                record(22, 0x0303, bytes(2, 0xff, 0xff, 0xff)));
    }

    @Test
    void a_chain_of_several_hundred_kilobytes_is_read_and_the_bound_is_on_all_messages() {
        byte[] hello = serverHello(0x0303, STATIC_RSA);
        byte[] certificate = certificate(filled(700_000, 0x30));

        FlightReader reader = read(join(handshake(hello), fragmented(certificate)));

        assertEquals(
                700_000, reader.snapshot().orElseThrow().certificates().get(0).length());
        assertEquals(
                Optional.of("a handshake message of 700010 bytes after " + (hello.length + certificate.length)
                        + "; 1048576 are read"),
                reader.after(fragmented(certificate)).malformed());
    }

    @Test
    void handshake_messages_without_end_are_malformed() {
        byte[] requests = join(Collections.nCopies(33, message(0)).toArray(byte[][]::new));

        assertMalformed("more than 32 handshake messages", handshake(requests));
    }

    @Test
    void records_without_end_are_malformed() {
        byte[] oneByte = handshake(bytes(2));
        FlightReader reader = read(join(handshake(bytes(2, 0, 0xff, 0xff)), new byte[0]));
        for (int i = 1; i < FlightRecords.MOST_RECORDS; i++) {
            reader = reader.after(oneByte);
        }
        assertEquals(Optional.empty(), reader.malformed());
        assertEquals(
                Optional.of("more than 16384 records in the server's first flight"),
                reader.after(oneByte).malformed());
    }

    @Test
    void empty_records_without_end_are_malformed() {
        byte[] empty = join(Collections.nCopies(32, handshake()).toArray(byte[][]::new));

        assertTrue(read(join(empty, wholeFlight())).done());
        assertMalformed("more than 32 empty records", join(empty, handshake()));
    }

    @Test
    void warnings_without_end_are_malformed() {
        byte[] five = join(Collections.nCopies(5, alert(1, 112)).toArray(byte[][]::new));

        assertTrue(read(join(five, wholeFlight())).done());
        assertMalformed("more than 5 warning alerts", join(five, alert(1, 112)));
    }

    @Test
    void certificates_without_end_are_malformed() {
        byte[] certificates = certificate(Collections.nCopies(1_001, ascii("c")).toArray(byte[][]::new));

        assertMalformed("more than 1000 certificates", handshake(serverHello(0x0303, STATIC_RSA), certificates));
    }

    @Test
    void what_breaks_the_protocol_is_said() {
        byte[] hello = serverHello(0x0303, ECDHE_RSA);
        assertMalformed("a second ServerHello", handshake(hello, hello));
        assertMalformed("a handshake message of type 11 before the ServerHello", handshake(certificate(ascii("leaf"))));
        assertMalformed(
                "a handshake message of type 20 in the server's first flight",
                handshake(hello, message(20, filled(12, 1))));
        assertMalformed(
                "a handshake message of type 14 with 1 bytes too many", handshake(hello, message(14, bytes(0))));
        assertMalformed(
                "a ServerHello that compresses, which was not offered",
                handshake(message(2, uint16(0x0303), filled(32, 1), vector(1), uint16(4), bytes(1))));
        assertMalformed("a curve without a name (type 1)", handshake(hello, message(12, bytes(1, 0, 0))));
        assertMalformed(
                "a record of type 20 and version 3.3 in the server's first flight",
                join(handshake(hello), record(20, 0x0303, bytes(1))));
        assertMalformed(
                "a record of type 23 and version 3.3 in the server's first flight", record(23, 0x0303, bytes(1)));
        assertMalformed(
                "a record of type 22 and version 2.0 in the server's first flight",
                join(handshake(hello), record(22, 0x0200, serverHelloDone())));
    }

    @Test
    void what_was_read_before_the_break_is_kept() {
        FlightReader reader = read(
                handshake(serverHello(0x0303, STATIC_RSA), certificate(ascii("leaf")), message(99), serverHelloDone()));

        assertTrue(reader.malformed().isPresent());
        assertEquals(
                List.of(Octets.of(ascii("leaf"))),
                reader.snapshot().orElseThrow().certificates());
    }

    static void assertSame(FlightReader expected, FlightReader actual) {
        assertEquals(expected.snapshot(), actual.snapshot());
        assertEquals(expected.alert(), actual.alert());
        assertEquals(expected.notTls(), actual.notTls());
        assertEquals(expected.malformed(), actual.malformed());
        assertEquals(expected.warnings(), actual.warnings());
        assertEquals(expected.done(), actual.done());
    }

    private static void assertMalformed(String reason, byte[] bytes) {
        assertEquals(Optional.of(reason), read(bytes).malformed());
    }

    /** A message in records as long as TLS allows. */
    private static byte[] fragmented(byte[] message) {
        byte[][] records = new byte[(message.length + 16_383) / 16_384][];
        for (int i = 0; i < records.length; i++) {
            records[i] = handshake(Arrays.copyOfRange(message, i * 16_384, Math.min((i + 1) * 16_384, message.length)));
        }
        return join(records);
    }
}
