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
    /** The algorithms of TLS 1.2's hash and signature pairs (RFC 5246, 7.4.1.4.1). */
    private static final Map<Integer, String> ALGORITHMS = Map.ofEntries(
            Map.entry(0x0201, "SHA1withRSA"),
            Map.entry(0x0301, "SHA224withRSA"),
            Map.entry(0x0401, "SHA256withRSA"),
            Map.entry(0x0501, "SHA384withRSA"),
            Map.entry(0x0601, "SHA512withRSA"),
            Map.entry(0x0203, "SHA1withECDSA"),
            Map.entry(0x0303, "SHA224withECDSA"),
            Map.entry(0x0403, "SHA256withECDSA"),
            Map.entry(0x0503, "SHA384withECDSA"),
            Map.entry(0x0603, "SHA512withECDSA"));

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
        try {
            if (scheme.isEmpty() && key.algorithm().equals("RSA")) {
                return Optional.of(md5AndSha1(key, signedContent, signature));
            }
            String algorithm = scheme.isPresent() ? ALGORITHMS.get(scheme.getAsInt()) : "SHA1withECDSA";
            if (algorithm == null) {
                return Optional.empty();
            }
            Signature verifier = Signature.getInstance(algorithm);
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
