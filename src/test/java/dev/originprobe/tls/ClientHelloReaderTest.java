package dev.originprobe.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ClientHelloReader.Result;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientHelloReaderTest {
    private static final byte[] RANDOM = new byte[32];

    private static final ClientOffer OFFER = new ClientOffer(
            List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
            List.of(new CipherSuite(0x1301), new CipherSuite(0xc02f)),
            List.of(NamedGroup.SECP256R1, NamedGroup.X25519),
            List.of(new SignatureScheme(0x0403)),
            Optional.of("origin.test"));

    private static final byte[] HELLO = ClientHello.record(OFFER, RANDOM);

    @Test
    void what_our_own_hello_says_is_read_back() {
        ReceivedHello hello = whole(HELLO).hello();
        assertEquals(0x0301, hello.recordVersion());
        assertEquals(0x0303, hello.legacyVersion());
        assertEquals(Octets.of(RANDOM), hello.random());
        assertEquals(List.of(0x0304, 0x0303), hello.versions());
        assertEquals(OFFER.groups(), hello.groups());
        assertEquals(OFFER.signatureSchemes(), hello.signatureSchemes());
        assertEquals(OFFER.serverName(), hello.serverName());
        assertEquals(
                List.of(NamedGroup.SECP256R1),
                hello.keyShares().stream().map(ReceivedHello.KeyShare::group).toList());
        assertEquals(List.of(0), hello.compressionMethods());
        assertEquals(List.of(), hello.applicationProtocols());
    }

    @Test
    void it_is_read_however_its_bytes_are_cut() {
        for (int size = 1; size < HELLO.length; size += 7) {
            ClientHelloReader reader = ClientHelloReader.START;
            for (int at = 0; at < HELLO.length; at += size) {
                assertInstanceOf(Result.More.class, reader.result());
                reader = reader.after(Arrays.copyOfRange(HELLO, at, Math.min(at + size, HELLO.length)));
            }
            assertEquals(
                    Octets.of(HELLO),
                    assertInstanceOf(Result.Whole.class, reader.result()).record());
        }
    }

    @Test
    void it_is_joined_from_several_records() {
        byte[] fragment = Arrays.copyOfRange(HELLO, 5, HELLO.length);
        Octets split = record(Arrays.copyOf(fragment, 20))
                .and(record(Arrays.copyOfRange(fragment, 20, 21)))
                .and(record(Arrays.copyOfRange(fragment, 21, fragment.length)));
        Result.Whole read = whole(split.bytes());
        assertEquals(whole(HELLO).hello(), read.hello());
        assertEquals(split, read.record());
    }

    @Test
    void what_follows_its_record_is_not_part_of_it() {
        Octets more = Octets.of(HELLO).and(new byte[] {20, 3, 3, 0, 1, 1});
        assertEquals(Octets.of(HELLO), whole(more.bytes()).record());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: origin.test\r\n\r\n", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n", "\0"})
    void what_is_not_tls_is_refused_at_its_first_byte(String bytes) {
        assertEquals(
                new Result.Refused("the first byte is not that of a TLS handshake"),
                ClientHelloReader.START
                        .after(bytes.getBytes(StandardCharsets.US_ASCII))
                        .result());
    }

    @Test
    void a_hello_that_never_ends_is_refused_when_it_is_longer_than_any() {
        byte[] fragment = new byte[1 << 14];
        fragment[0] = 1;
        fragment[1] = 1;
        ClientHelloReader reader =
                ClientHelloReader.START.after(record(fragment).bytes());
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(Result.More.class, reader.result());
            reader = reader.after(record(new byte[1 << 14]).bytes());
        }
        assertEquals(new Result.Refused("more than 65536 bytes without a whole ClientHello"), reader.result());
    }

    @Test
    void a_hello_in_records_of_one_byte_each_is_refused_after_some() {
        ClientHelloReader reader = ClientHelloReader.START;
        for (byte octet : new byte[] {1, 0, 1, 0}) {
            reader = reader.after(record(new byte[] {octet}).bytes());
        }
        for (int i = 0; i < 100; i++) {
            reader = reader.after(record(new byte[1]).bytes());
        }
        assertEquals(new Result.Refused("more than 64 records"), reader.result());
    }

    @Test
    void an_extension_that_cannot_be_read_says_nothing_and_hides_nothing_else() {
        ReceivedHello hello = new ReceivedHello(
                0x0301,
                0x0303,
                Octets.of(RANDOM),
                Octets.NONE,
                List.of(new CipherSuite(0x002f)),
                List.of(0),
                List.of(
                        new ReceivedHello.Extension(10, Octets.of(new byte[] {0, 9, 0})),
                        new ReceivedHello.Extension(11, Octets.of(new byte[] {1, 0}))));
        assertEquals(List.of(), hello.groups());
        assertEquals(List.of(0), hello.pointFormats());
    }

    @Test
    void a_ticket_that_is_not_empty_asks_to_resume() {
        ReceivedHello first = withTicket(Octets.NONE);
        ReceivedHello later = withTicket(Octets.of(new byte[] {1}));
        assertEquals(List.of(), first.resumptions());
        assertEquals(List.of(ReceivedHello.Resumption.SESSION_TICKET), later.resumptions());
    }

    private static ReceivedHello withTicket(Octets ticket) {
        return new ReceivedHello(
                0x0301,
                0x0303,
                Octets.of(RANDOM),
                Octets.NONE,
                List.of(new CipherSuite(0x002f)),
                List.of(0),
                List.of(new ReceivedHello.Extension(ExtensionType.SESSION_TICKET.id(), ticket)));
    }

    private static Octets record(byte[] fragment) {
        return Octets.of(new byte[] {22, 3, 1}).and(TlsWriter.vector(2, Octets.of(fragment)));
    }

    private static Result.Whole whole(byte[] bytes) {
        return assertInstanceOf(
                Result.Whole.class, ClientHelloReader.START.after(bytes).result());
    }
}
