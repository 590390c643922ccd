package dev.originprobe.pki;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Cipher;

/** Whether a server has shown that it holds the key of its leaf, by the signature of its ServerKeyExchange. */
public final class KeyProof {
    /** The hashes of TLS 1.2's hash and signature pairs (RFC 5246, 7.4.1.4.1), by the first byte. */
    private static final Map<Integer, String> HASHES =
            Map.of(2, "SHA-1", 3, "SHA-224", 4, "SHA-256", 5, "SHA-384", 6, "SHA-512");

    private static final int SHA1 = 2;
    private static final int RSA = 1;
    private static final int ECDSA = 3;

    private KeyProof() {}

    /**
     * Whether the signature was made with the leaf's key.
     *
     * @param leaf DER
     * @param scheme the signature scheme's code point; empty before TLS 1.2
     * @return empty where it cannot be checked here: a leaf that cannot be read, a scheme or a key that is not known
     */
    public static Optional<Boolean> verifies(byte[] leaf, byte[] signedContent, OptionalInt scheme, byte[] signature) {
        return CertificateReader.read(leaf)
                .parsed()
                .flatMap(certificate -> verifies(certificate.key(), signedContent, scheme, signature));
    }

    private static Optional<Boolean> verifies(
            PublicKeyInfo key, byte[] signedContent, OptionalInt scheme, byte[] signature) {
        boolean ec = key.algorithm().equals("EC");
        int pair = scheme.orElse(SHA1 << 8 | (ec ? ECDSA : RSA));
        String hash = HASHES.get(pair >> 8);
        if (hash == null || (pair & 0xff) != (ec ? ECDSA : RSA)) {
            return Optional.empty();
        }
        if (ec) {
            return switch (SignatureCheck.ecdsa(hash, key, signedContent, signature)) {
                case VALID -> Optional.of(true);
                case INVALID -> Optional.of(false);
                case UNSUPPORTED -> Optional.empty();
            };
        }
        try {
            if (scheme.isEmpty()) {
                return Optional.of(md5AndSha1(key, signedContent, signature));
            }
            Signature verifier = Signature.getInstance(hash.replace("-", "") + "withRSA");
            verifier.initVerify(SignatureCheck.key(key));
            verifier.update(signedContent);
            return Optional.of(verifies(verifier, signature));
        } catch (GeneralSecurityException notChecked) {
            return Optional.empty();
        }
    }

    private static boolean verifies(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (SignatureException notASignature) {
            return false;
        }
    }

    /** Before TLS 1.2 RSA signs MD5 and SHA-1 side by side, without naming them (RFC 4346, 7.4.3). */
    private static boolean md5AndSha1(PublicKeyInfo key, byte[] signedContent, byte[] signature)
            throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] expected = new byte[36];
        System.arraycopy(md5.digest(signedContent), 0, expected, 0, 16);
        System.arraycopy(sha1.digest(signedContent), 0, expected, 16, 20);
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.DECRYPT_MODE, SignatureCheck.key(key));
        try {
            return MessageDigest.isEqual(rsa.doFinal(signature), expected);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }
}
