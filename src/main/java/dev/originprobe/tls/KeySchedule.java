package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TLS 1.3's key schedule as far as the server's handshake keys (RFC 8446, 7.1), without pre-shared keys.
 *
 * @param hash the JDK's name of the suite's hash
 * @param hashBytes its length
 * @param cipher the JDK's name of the suite's AEAD
 * @param keyBytes the length of its keys
 */
record KeySchedule(String hash, int hashBytes, String cipher, int keyBytes) {
    private static final byte[] NOTHING = {};

    /** That of a suite; empty where the JDK has no such AEAD: CCM, and suites that are not of TLS 1.3. */
    static Optional<KeySchedule> of(CipherSuite suite) {
        return switch (suite.id()) {
            case 0x1301 -> Optional.of(new KeySchedule("SHA-256", 32, "AES/GCM/NoPadding", 16));
            case 0x1302 -> Optional.of(new KeySchedule("SHA-384", 48, "AES/GCM/NoPadding", 32));
            case 0x1303 -> Optional.of(new KeySchedule("SHA-256", 32, "ChaCha20-Poly1305", 32));
            default -> Optional.empty();
        };
    }

    /** The hash of these handshake messages. */
    byte[] hashOf(byte[] messages) {
        try {
            return MessageDigest.getInstance(hash).digest(messages);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + hash, e);
        }
    }

    /**
     * The server's handshake traffic secret.
     *
     * @param shared the result of the key exchange
     * @param messages ClientHello and ServerHello, with a HelloRetryRequest between them where there was one
     */
    byte[] serverHandshakeSecret(byte[] shared, byte[] messages) {
        byte[] zeros = new byte[hashBytes];
        byte[] early = hmac(zeros, zeros);
        byte[] handshake = hmac(expandLabel(early, "derived", hashOf(NOTHING), hashBytes), shared);
        return expandLabel(handshake, "s hs traffic", hashOf(messages), hashBytes);
    }

    /** HKDF-Expand-Label without a context. */
    byte[] expandLabel(byte[] secret, String label, int length) {
        return expandLabel(secret, label, NOTHING, length);
    }

    /**
     * HKDF-Expand-Label of at most one hash's length, which is one block of HKDF-Expand (RFC 5869, 2.3).
     *
     * <pre>
     * struct { uint16 length; opaque label&lt;7..255&gt;; opaque context&lt;0..255&gt;; } HkdfLabel;   // RFC 8446, 7.1
     * </pre>
     */
    private byte[] expandLabel(byte[] secret, String label, byte[] context, int length) {
        Octets info = TlsWriter.uint16(length)
                .and(TlsWriter.vector(1, TlsWriter.ascii("tls13 " + label)))
                .and(TlsWriter.vector(1, Octets.of(context)))
                .and(TlsWriter.uint8(1));
        return Arrays.copyOf(hmac(secret, info.bytes()), length);
    }

    private byte[] hmac(byte[] key, byte[] message) {
        String name = "Hmac" + hash.replace("-", "");
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}
