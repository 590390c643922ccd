package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The first flight of a TLS 1.2 server that shows certificates and has no key to them: a client that takes them comes to the
 * key exchange and finds its signature wrong, and one that does not says so before.
 *
 * @param certificates DER, in the order served
 * @param rsa whether the leaf's key is one for RSA, else one for ECDSA
 */
public record ShownCertificates(List<Octets> certificates, boolean rsa) {
    private static final int LEGACY_VERSION = 0x0303;
    private static final int HANDSHAKE = 22;
    private static final int LONGEST_FRAGMENT = 1 << 14;
    private static final int NAMED_CURVE = 3;

    /** The base point of prime256v1 (SEC 2, 2.4.2), uncompressed: a public key like others. */
    private static final Octets POINT = Octets.of(HexFormat.of()
            .parseHex("046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

    /** renegotiation_info and extended_master_secret. */
    private static final Octets EXTENSIONS = Octets.of(HexFormat.of().parseHex("ff0100010000170000"));

    /** SEQUENCE { 1, 1 }. */
    private static final Octets ECDSA_SIGNATURE = Octets.of(HexFormat.of().parseHex("3006020101020101"));

    private static final Octets RSA_SIGNATURE = Octets.of(new byte[256]);

    public ShownCertificates {
        certificates = List.copyOf(certificates);
    }

    /** The bytes of its records. */
    public Octets records() {
        return Octets.NONE
                .and(record(message(2, serverHello())))
                .and(record(message(11, TlsWriter.vector(3, list()))))
                .and(record(message(12, keyExchange())))
                .and(record(message(14, Octets.NONE)));
    }

    /** What a client reads of it. */
    public ServerFlight flight() {
        return new ServerFlight(
                LEGACY_VERSION,
                new CipherSuite(suite()),
                Optional.of(NamedGroup.SECP256R1),
                certificates,
                Optional.empty(),
                false,
                false,
                true,
                List.of());
    }

    private int suite() {
        return rsa ? 0xc02f : 0xc02b;
    }

    private Octets serverHello() {
        return TlsWriter.uint16(LEGACY_VERSION)
                .and(new byte[32])
                .and(TlsWriter.uint8(0))
                .and(TlsWriter.uint16(suite()))
                .and(TlsWriter.uint8(0))
                .and(TlsWriter.vector(2, EXTENSIONS));
    }

    private Octets list() {
        return certificates.stream()
                .map(certificate -> TlsWriter.vector(3, certificate))
                .reduce(Octets.NONE, Octets::and);
    }

    private Octets keyExchange() {
        return TlsWriter.uint8(NAMED_CURVE)
                .and(TlsWriter.uint16(NamedGroup.SECP256R1.id()))
                .and(TlsWriter.vector(1, POINT))
                .and(TlsWriter.uint16(rsa ? 0x0401 : 0x0403))
                .and(TlsWriter.vector(2, rsa ? RSA_SIGNATURE : ECDSA_SIGNATURE));
    }

    private static Octets message(int type, Octets body) {
        return TlsWriter.uint8(type).and(TlsWriter.vector(3, body));
    }

    /** In as many records as it takes. */
    private static Octets record(Octets message) {
        byte[] bytes = message.bytes();
        return IntStream.iterate(0, start -> start < bytes.length, start -> start + LONGEST_FRAGMENT)
                .mapToObj(start -> Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + LONGEST_FRAGMENT)))
                .map(fragment -> TlsWriter.uint8(HANDSHAKE)
                        .and(TlsWriter.uint16(LEGACY_VERSION))
                        .and(TlsWriter.vector(2, Octets.of(fragment))))
                .reduce(Octets.NONE, Octets::and);
    }
}
