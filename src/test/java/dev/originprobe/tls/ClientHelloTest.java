package dev.originprobe.tls;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the bytes of every profile are is kept beside the profiles; here is why they are so. */
final class ClientHelloTest {
    private static final byte[] RANDOM = ServerBytes.filled(32, 0xaa);
    private static final CipherSuite RC4 = new CipherSuite(0x0004);
    private static final CipherSuite ECDHE = new CipherSuite(0xc013);
    private static final CipherSuite TLS_AES_128 = new CipherSuite(0x1301);

    @Test
    void an_sslv3_hello_is_written_to_the_last_byte() {
        ClientOffer offer =
                new ClientOffer(List.of(SSL_3_0), List.of(RC4), List.of(), List.of(), Optional.of("a.test"));

        assertEquals(
                "16" + "0300" + "002f" // record
                        + "01" + "00002b" // message
                        + "0300" + "aa".repeat(32) // version, random
                        + "00" // session id
                        + "0004" + "0004" + "00ff" // suites
                        + "01" + "00", // compression, and no extensions
                hex(offer));
    }

    @Test
    void a_record_is_tls_1_0_whatever_is_offered() {
        assertTrue(hex(offer(List.of(TLS_1_0), ECDHE)).startsWith("160301"));
        assertTrue(hex(offer(List.of(TLS_1_2), ECDHE)).startsWith("160301"));
        assertTrue(hex(offer(List.of(TLS_1_3, TLS_1_2), TLS_AES_128, ECDHE)).startsWith("160301"));
    }

    @Test
    void a_hole_in_the_versions_cannot_be_said_below_tls_1_3() {
        assertEquals(hex(offer(List.of(TLS_1_2), ECDHE)), hex(offer(List.of(TLS_1_2, TLS_1_0), ECDHE)));
    }

    @Test
    void with_tls_1_3_exactly_the_versions_offered_are_listed() {
        assertTrue(hex(offer(List.of(TLS_1_3, TLS_1_2, TLS_1_0), TLS_AES_128, ECDHE))
                .contains("002b" + "0007" + "06" + "0304" + "0303" + "0301"));
    }

    @Test
    void curves_are_named_only_where_a_suite_needs_one() {
        String groups = "000a" + "0004" + "0002" + "0017";
        String pointFormats = "000b" + "0002" + "01" + "00";

        assertTrue(hex(offer(List.of(TLS_1_0), ECDHE)).contains(groups));
        assertTrue(hex(offer(List.of(TLS_1_0), ECDHE)).contains(pointFormats));
        assertFalse(hex(offer(List.of(TLS_1_0), RC4)).contains(groups));
        assertFalse(hex(offer(List.of(TLS_1_0), RC4)).contains(pointFormats));
        assertTrue(hex(offer(List.of(TLS_1_3), TLS_AES_128)).contains(groups));
        assertFalse(hex(offer(List.of(TLS_1_3), TLS_AES_128)).contains(pointFormats));
    }

    @Test
    void signature_schemes_are_not_offered_before_tls_1_2() {
        String schemes = "000d" + "0004" + "0002" + "0401";

        assertFalse(hex(offer(List.of(TLS_1_0), ECDHE)).contains(schemes));
        assertTrue(hex(offer(List.of(TLS_1_2), ECDHE)).contains(schemes));
    }

    @Test
    void renegotiation_is_signalled_below_tls_1_3() {
        assertTrue(hex(offer(List.of(TLS_1_2), ECDHE)).contains("0004" + "c013" + "00ff"));
        assertTrue(hex(offer(List.of(TLS_1_3), TLS_AES_128)).contains("0002" + "1301" + "0100"));
    }

    @Test
    void a_group_without_a_share_leaves_the_choice_to_the_server() {
        ClientOffer offer = new ClientOffer(
                List.of(TLS_1_3), List.of(TLS_AES_128), List.of(new NamedGroup(0x0104)), List.of(), Optional.empty());

        assertTrue(hex(offer).endsWith("0033" + "0002" + "0000" + "0017" + "0000"));
    }

    @Test
    void a_random_has_32_bytes_and_a_hello_fits_a_record() {
        ClientOffer offer = offer(List.of(TLS_1_2), ECDHE);
        ClientOffer tooLong = new ClientOffer(
                List.of(TLS_1_2), Collections.nCopies(9_000, RC4), List.of(), List.of(), Optional.empty());

        assertThrows(IllegalArgumentException.class, () -> ClientHello.record(offer, new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> ClientHello.record(tooLong, RANDOM));
    }

    @Test
    void the_random_is_found_again_where_the_bytes_go_so_far() {
        byte[] hello = ClientHello.record(offer(List.of(TLS_1_2), ECDHE), RANDOM);

        assertArrayEquals(RANDOM, ClientHello.randomIn(hello).orElseThrow());
        assertArrayEquals(RANDOM, ClientHello.randomIn(Arrays.copyOf(hello, 43)).orElseThrow());
        assertEquals(Optional.empty(), ClientHello.randomIn(Arrays.copyOf(hello, 42)));
    }

    @Test
    void a_cookie_comes_back_beside_the_share_that_is_asked_for_or_the_same() {
        ClientOffer offer = offer(List.of(TLS_1_3), TLS_AES_128);
        Optional<Octets> cookie = Optional.of(Octets.of(ServerBytes.bytes(1, 2, 3)));
        String sent = "002c" + "0005" + "0003" + "010203" + "0017" + "0000";
        String same = again(offer, new HelloRetry(Optional.empty(), cookie));
        String other = again(offer, new HelloRetry(Optional.of(NamedGroup.SECP384R1), cookie));

        assertTrue(same.contains("0033" + "0047" + "0045" + "0017"));
        assertTrue(same.endsWith(sent));
        assertTrue(other.contains("0033" + "0067" + "0065" + "0018"));
        assertTrue(other.endsWith(sent));
    }

    @Test
    void a_second_hello_is_in_a_record_of_tls_1_2_behind_a_change_cipher_spec() {
        HelloRetry retry = new HelloRetry(Optional.of(NamedGroup.SECP384R1), Optional.empty());

        assertTrue(again(offer(List.of(TLS_1_3), TLS_AES_128), retry).startsWith("160303"));
        assertEquals("140303000101", HexFormat.of().formatHex(ClientHello.changeCipherSpec()));
    }

    @Test
    void the_extended_master_secret_is_offered_last() {
        assertTrue(hex(offer(List.of(TLS_1_3, TLS_1_2), TLS_AES_128, ECDHE)).endsWith("0017" + "0000"));
        assertTrue(hex(offer(List.of(TLS_1_0), RC4)).endsWith("0017" + "0000"));
    }

    @Test
    void a_cookie_with_which_a_hello_is_longer_than_a_record_is_not_sent_back() {
        ClientOffer offer = offer(List.of(TLS_1_3), TLS_AES_128);
        int longest = 5 + (1 << 14) - ClientHello.record(offer, RANDOM).length - 6;

        assertEquals(2 * (5 + (1 << 14)), again(offer, cookieOf(longest)).length());
        for (int tooLong : new int[] {longest + 1, 60_000, 65_533}) {
            assertEquals(Optional.empty(), ClientHello.record(offer, RANDOM, cookieOf(tooLong)));
        }
    }

    private static HelloRetry cookieOf(int bytes) {
        return new HelloRetry(Optional.empty(), Optional.of(Octets.of(new byte[bytes])));
    }

    private static String again(ClientOffer offer, HelloRetry retry) {
        return HexFormat.of().formatHex(ClientHello.record(offer, RANDOM, retry).orElseThrow());
    }

    private static ClientOffer offer(List<ProtocolVersion> versions, CipherSuite... suites) {
        return new ClientOffer(
                versions,
                List.of(suites),
                List.of(NamedGroup.SECP256R1),
                List.of(new SignatureScheme(0x0401)),
                Optional.of("a.test"));
    }

    private static String hex(ClientOffer offer) {
        return HexFormat.of().formatHex(ClientHello.record(offer, RANDOM));
    }
}
