package dev.originprobe.tls;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.octets.Octets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientOfferTest {
    private static final int ECDHE_ECDSA = 0xc02b;
    private static final int ECDHE_RSA = 0xc02f;
    private static final int STATIC_RSA = 0x002f;
    private static final int TLS13_AES128 = 0x1301;

    private static final ClientOffer OFFER = new ClientOffer(
            List.of(TLS_1_3, TLS_1_2, TLS_1_1),
            suites(TLS13_AES128, ECDHE_ECDSA, ECDHE_RSA, STATIC_RSA),
            List.of(NamedGroup.SECP256R1),
            schemes(0x0401, 0x0403, 0x0201, 0x0804),
            Optional.of("origin.test"));

    @Test
    void what_was_offered_is_allowed() {
        assertTrue(OFFER.allows(flight(0x0303, ECDHE_RSA, Optional.of(NamedGroup.SECP256R1), 0x0401)));
        assertTrue(OFFER.allows(flight(0x0302, STATIC_RSA, Optional.empty())));
        assertTrue(OFFER.allows(flight(0x0304, TLS13_AES128, Optional.of(NamedGroup.SECP256R1), 0x0403)));
    }

    @Test
    void a_version_a_group_and_a_scheme_that_were_not_offered_are_told() {
        assertEquals(List.of(Choice.VERSION), OFFER.unoffered(flight(0x0301, STATIC_RSA, Optional.empty())));
        assertEquals(List.of(Choice.VERSION), OFFER.unoffered(flight(0x0399, STATIC_RSA, Optional.empty())));
        assertEquals(List.of(Choice.GROUP), OFFER.unoffered(flight(0x0303, ECDHE_RSA, Optional.of(NamedGroup.X25519))));
        assertEquals(
                List.of(Choice.SIGNATURE_SCHEME),
                OFFER.unoffered(flight(0x0303, ECDHE_RSA, Optional.of(NamedGroup.SECP256R1), 0x0101)));
    }

    @Test
    void a_suite_must_be_offered_and_of_the_version_chosen() {
        assertEquals(List.of(Choice.SUITE), OFFER.unoffered(flight(0x0303, 0x009e, Optional.empty())));
        assertEquals(List.of(Choice.SUITE), OFFER.unoffered(flight(0x0303, TLS13_AES128, Optional.empty())));
        assertEquals(List.of(Choice.SUITE), OFFER.unoffered(flight(0x0304, ECDHE_RSA, Optional.empty())));
        assertEquals(List.of(Choice.SUITE), OFFER.unoffered(flight(0x0302, ECDHE_RSA, Optional.empty())));
    }

    @Test
    void tls_1_3_is_signed_neither_with_pkcs1_nor_with_sha1() {
        for (int scheme : new int[] {0x0401, 0x0201}) {
            assertEquals(
                    List.of(Choice.SIGNATURE_SCHEME),
                    OFFER.unoffered(flight(0x0304, TLS13_AES128, Optional.empty(), scheme)));
        }
    }

    @Test
    void before_tls_1_3_the_suite_says_with_which_kind_of_key_is_signed() {
        assertEquals(
                List.of(Choice.SIGNATURE_SCHEME), OFFER.unoffered(flight(0x0303, ECDHE_RSA, Optional.empty(), 0x0403)));
        assertEquals(
                List.of(Choice.SIGNATURE_SCHEME),
                OFFER.unoffered(flight(0x0303, ECDHE_ECDSA, Optional.empty(), 0x0804)));
    }

    @Test
    void a_hello_that_says_nothing_of_schemes_offers_sha1() {
        ClientOffer silent =
                new ClientOffer(List.of(TLS_1_2), suites(ECDHE_RSA), List.of(), List.of(), Optional.empty());
        assertTrue(silent.allows(flight(0x0303, ECDHE_RSA, Optional.of(NamedGroup.X448), 0x0201)));
        assertEquals(
                List.of(Choice.SIGNATURE_SCHEME),
                silent.unoffered(flight(0x0303, ECDHE_RSA, Optional.empty(), 0x0401)));
    }

    @Test
    void an_offer_of_a_version_leaves_out_what_it_has_no_place_for() {
        ClientOffer sslv3 =
                ClientOffer.of(SSL_3_0, OFFER.suites(), OFFER.groups(), OFFER.signatureSchemes(), OFFER.serverName());
        assertEquals(new ClientOffer(List.of(SSL_3_0), OFFER.suites(), List.of(), List.of(), Optional.empty()), sslv3);
        assertEquals(
                new ClientOffer(List.of(TLS_1_1), OFFER.suites(), OFFER.groups(), List.of(), OFFER.serverName()),
                OFFER.withVersions(List.of(TLS_1_1)));
    }

    private static ServerFlight flight(int version, int suite, Optional<NamedGroup> group, int... scheme) {
        Optional<SignedKeyExchange> signed = schemes(scheme).stream()
                .findFirst()
                .map(used -> new SignedKeyExchange(Octets.NONE, Optional.of(used), Octets.NONE));
        return new ServerFlight(
                version, new CipherSuite(suite), group, List.of(), signed, false, false, true, List.of());
    }

    private static List<CipherSuite> suites(int... ids) {
        return java.util.Arrays.stream(ids).mapToObj(CipherSuite::new).toList();
    }

    private static List<SignatureScheme> schemes(int... ids) {
        return java.util.Arrays.stream(ids).mapToObj(SignatureScheme::new).toList();
    }
}
