package dev.originprobe.tls;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * TLS 1.3 key shares for hellos that are never finished: the curve's own base point, as if the private key were 1.
 *
 * <p>The result of the key exchange is then the server's own public share, and its first flight can be read, certificates
 * and all. The connection ends there, so there is nothing to keep secret, and no key needs to be made. Finished
 * handshakes are an engine's, with keys of its own.
 */
final class KeyShares {
    /** SEC 2, 2.4.2: G of secp256r1, uncompressed. */
    private static final String SECP256R1 = "04"
            + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    /** SEC 2, 2.5.1: G of secp384r1, uncompressed. */
    private static final String SECP384R1 = "04"
            + "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7"
            + "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f";

    /** SEC 2, 2.6.1: G of secp521r1, uncompressed. */
    private static final String SECP521R1 = "04"
            + "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66"
            + "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650";

    /** RFC 7748, 4.2: the u-coordinate 5, little-endian. */
    private static final String X448 = "05" + "00".repeat(55);

    /** RFC 7748, 4.1: the u-coordinate 9, little-endian. */
    private static final String X25519 = "09" + "00".repeat(31);

    private KeyShares() {}

    /** The share for a group; empty for groups of which servers make little use. */
    static Optional<byte[]> of(NamedGroup group) {
        return switch (group.id()) {
            case 0x0017 -> Optional.of(HexFormat.of().parseHex(SECP256R1));
            case 0x0018 -> Optional.of(HexFormat.of().parseHex(SECP384R1));
            case 0x0019 -> Optional.of(HexFormat.of().parseHex(SECP521R1));
            case 0x001d -> Optional.of(HexFormat.of().parseHex(X25519));
            case 0x001e -> Optional.of(HexFormat.of().parseHex(X448));
            case 0x0100 -> Optional.of(generator(2048));
            case 0x0101 -> Optional.of(generator(3072));
            case 0x0102 -> Optional.of(generator(4096));
            default -> Optional.empty();
        };
    }

    /** RFC 7919, appendix A: g = 2, as long as the prime of so many bits (RFC 8446, 4.2.8.1). */
    private static byte[] generator(int bits) {
        byte[] two = new byte[bits / Byte.SIZE];
        two[two.length - 1] = 2;
        return two;
    }

    private static final BigInteger P_25519 = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The u-coordinate that these bytes stand for: without the highest bit, and modulo the prime (RFC 7748, 5). */
    private static byte[] u(byte[] share) {
        byte[] value = reversed(share);
        value[0] &= 0x7f;
        byte[] reduced = new BigInteger(1, value).mod(P_25519).toByteArray();
        return Arrays.copyOf(reversed(reduced), share.length);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /**
     * The result of the key exchange with our share (RFC 8446, 7.4.2): the x-coordinate of the server's point, its
     * u-coordinate, or its power of the generator; empty for other groups.
     *
     * @param serverShare an element of the group, which {@link KeyShareCheck} has made sure of
     */
    static Optional<byte[]> shared(NamedGroup group, byte[] serverShare) {
        return of(group).map(ours -> switch (group.id()) {
            case 0x001d -> u(serverShare);
            case 0x001e, 0x0100, 0x0101, 0x0102 -> serverShare;
            default -> Arrays.copyOfRange(serverShare, 1, 1 + serverShare.length / 2);
        });
    }
}
