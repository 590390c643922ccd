package dev.originprobe.pki;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Cipher;

/**
 * Whether a server has shown that it holds the key of its leaf, by the signature of its ServerKeyExchange, or of its
 * CertificateVerify in TLS 1.3.
 */
public final class KeyProof {
    /** The hashes of TLS 1.2's hash and signature pairs (RFC 5246, 7.4.1.4.1), by the first byte. */
    private static final Map<Integer, String> HASHES =
            Map.of(2, "SHA-1", 3, "SHA-224", 4, "SHA-256", 5, "SHA-384", 6, "SHA-512");

    /** The RSA-PSS schemes (RFC 8446, 4.2.3), with the hash whose length is that of the salt too. */
    private static final Map<Integer, PSSParameterSpec> PSS = Map.of(
            0x0804, pss("SHA-256", 32),
            0x0805, pss("SHA-384", 48),
            0x0806, pss("SHA-512", 64),
            0x0809, pss("SHA-256", 32),
            0x080a, pss("SHA-384", 48),
            0x080b, pss("SHA-512", 64));

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

    /**
     * Whether a certificate holds this key.
     *
     * @param certificate DER
     * @param publicKey a subjectPublicKey, without its algorithm
     * @return empty where the certificate cannot be read
     */
    public static Optional<Boolean> holds(byte[] certificate, byte[] publicKey) {
        return CertificateReader.read(certificate)
                .parsed()
                .map(parsed -> Arrays.equals(publicKey, parsed.key().keyBits()));
    }

    static Optional<Boolean> verifies(PublicKeyInfo key, byte[] signedContent, OptionalInt scheme, byte[] signature) {
        boolean ec = key.algorithm().equals("EC");
        int pair = scheme.orElse(SHA1 << 8 | (ec ? ECDSA : RSA));
        PSSParameterSpec pss = PSS.get(pair);
        if (pss != null) {
            return ec ? Optional.empty() : rsa("RSASSA-PSS", Optional.of(pss), key, signedContent, signature);
        }
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
        return scheme.isEmpty()
                ? md5AndSha1(key, signedContent, signature)
                : rsa(hash.replace("-", "") + "withRSA", Optional.empty(), key, signedContent, signature);
    }

    private static PSSParameterSpec pss(String hash, int saltBytes) {
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltBytes, 1);
    }

    private static Optional<Boolean> rsa(
            String algorithm,
            Optional<PSSParameterSpec> parameters,
            PublicKeyInfo key,
            byte[] signedContent,
            byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            if (parameters.isPresent()) {
                verifier.setParameter(parameters.get());
            }
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
    private static Optional<Boolean> md5AndSha1(PublicKeyInfo key, byte[] signedContent, byte[] signature) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] expected = new byte[36];
            System.arraycopy(md5.digest(signedContent), 0, expected, 0, 16);
            System.arraycopy(sha1.digest(signedContent), 0, expected, 16, 20);
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, SignatureCheck.key(key));
            return Optional.of(MessageDigest.isEqual(decrypted(rsa, signature), expected));
        } catch (GeneralSecurityException notChecked) {
            return Optional.empty();
        }
    }

    /** What was signed; nothing where it is not a signature. */
    private static byte[] decrypted(Cipher rsa, byte[] signature) {
        try {
            return rsa.doFinal(signature);
        } catch (GeneralSecurityException notASignature) {
            return new byte[0];
        }
    }
}
