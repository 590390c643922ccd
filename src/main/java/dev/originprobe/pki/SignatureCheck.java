package dev.originprobe.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Verifies signatures: with the JDK's algorithms, and ECDSA with Bouncy Castle's. */
final class SignatureCheck {
    /** What came of it. */
    enum Result {
        VALID,
        INVALID,
        /** Nothing here knows the algorithm, or the key cannot be read. */
        UNSUPPORTED
    }

    private static final Map<String, String> KEY_FACTORIES =
            Map.of("RSA", "RSA", "RSASSA-PSS", "RSASSA-PSS", "DSA", "DSA", "Ed25519", "Ed25519", "Ed448", "Ed448");

    private static final Map<String, String> HASHES = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.4", "SHA-224",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    private static final int SEQUENCE = 0x30;

    /** Modulus of an RSA key: BoringSSL takes no larger one (since 2023), and each step costs its square. */
    private static final int LARGEST_RSA_BITS = 8_192;

    /** Public exponent of an RSA key: OpenSSL takes no larger one above 3,072 bits (OPENSSL_RSA_MAX_PUBEXP_BITS). */
    private static final int LARGEST_EXPONENT_BITS = 64;

    /** FIPS 186-4, 4.2: the largest DSA modulus. The JDK would calculate for hours with one that fills a flight. */
    private static final int LARGEST_DSA_BITS = 3_072;

    /** Bytes of an EC key: P-521 with its curve spelled out has about 600. */
    private static final int LONGEST_EC_KEY = 1_024;

    /** P-521 is the largest curve in use; of one that is spelled out it takes long to show that its field is prime. */
    private static final int LARGEST_CURVE_BITS = 521;

    private SignatureCheck() {}

    /** Whether a certificate is signed with this key. */
    static Result of(ParsedCertificate certificate, PublicKeyInfo issuerKey) {
        return of(
                certificate.signatureAlgorithm(),
                issuerKey,
                certificate.tbs().bytes(),
                certificate.signature().bytes());
    }

    /** Whether a signature over some content was made with this key: of another kind than the algorithm's, it was not. */
    static Result of(SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] content, byte[] signature) {
        if (algorithm.jca().isEmpty()
                || !(key.algorithm().equals("EC") || KEY_FACTORIES.containsKey(key.algorithm()))) {
            return Result.UNSUPPORTED;
        }
        if (!algorithm.keys().contains(key.algorithm())) {
            return Result.INVALID;
        }
        if (key.algorithm().equals("EC")) {
            return ecdsa(algorithm.hash(), key, content, signature);
        }
        try {
            Signature verifier = Signature.getInstance(algorithm.jca());
            if (algorithm.oid().equals(SignatureAlgorithm.RSASSA_PSS)) {
                verifier.setParameter(pss(algorithm));
            }
            verifier.initVerify(key(key));
            verifier.update(content);
            boolean valid = verifier.verify(signature)
                    && (!algorithm.jca().endsWith("withRSA")
                            || RsaNumbers.of(key).isStrict(algorithm.hash(), content, signature));
            return valid ? Result.VALID : Result.INVALID;
        } catch (SignatureException notASignature) {
            return Result.INVALID;
        } catch (GeneralSecurityException | RuntimeException unknown) {
            return Result.UNSUPPORTED;
        }
    }

    /**
     * Whether an ECDSA signature was made with an EC key: by Bouncy Castle, which reads explicit parameters, compressed
     * points and curves that the JDK does not, in a third of the JDK's time.
     *
     * @param hash as {@link MessageDigest} names it
     */
    static Result ecdsa(String hash, PublicKeyInfo key, byte[] content, byte[] signature) {
        ECDSASigner verifier = new ECDSASigner();
        byte[] digest;
        try {
            verifier.init(false, ec(key));
            digest = MessageDigest.getInstance(hash).digest(content);
        } catch (IOException | GeneralSecurityException | RuntimeException unknown) {
            return Result.UNSUPPORTED;
        }
        try {
            Der sequence = Der.of(signature);
            List<Der> pair = sequence.children();
            return sequence.tag() == SEQUENCE
                            && pair.size() == 2
                            && verifier.verifySignature(
                                    digest,
                                    CertificateReader.integer(pair.get(0)),
                                    CertificateReader.integer(pair.get(1)))
                    ? Result.VALID
                    : Result.INVALID;
        } catch (Malformed notASignature) {
            return Result.INVALID;
        } catch (RuntimeException notACurve) {
            // Parameters that are spelled out may be any numbers, those that cannot be calculated with included.
            return Result.UNSUPPORTED;
        }
    }

    /** Bouncy Castle's form of an EC key. */
    private static CipherParameters ec(PublicKeyInfo key) throws IOException, GeneralSecurityException {
        if (key.bits().orElse(0) > LARGEST_CURVE_BITS || key.der().length() > LONGEST_EC_KEY) {
            throw new InvalidKeySpecException("a curve too large to calculate with");
        }
        AsymmetricKeyParameter ec = PublicKeyFactory.createKey(key.der().bytes());
        // By Hasse's theorem the order of a point has one bit more than the field at most.
        if (ec instanceof ECKeyParameters known
                && known.getParameters().getN().bitLength()
                        > known.getParameters().getCurve().getFieldSize() + 1) {
            throw new InvalidKeySpecException("an order larger than its curve");
        }
        return ec;
    }

    /** The JDK's form of a key that is not too large to calculate with. */
    static PublicKey key(PublicKeyInfo key) throws GeneralSecurityException {
        String factory = KEY_FACTORIES.get(key.algorithm());
        if (factory == null) {
            throw new InvalidKeySpecException(key.algorithm());
        }
        PublicKey made = KeyFactory.getInstance(factory)
                .generatePublic(
                        factory.equals("RSA")
                                ? RsaNumbers.of(key).spec()
                                : new X509EncodedKeySpec(key.der().bytes()));
        boolean tooLarge = (made instanceof RSAPublicKey rsa
                        && (rsa.getModulus().bitLength() > LARGEST_RSA_BITS
                                || rsa.getPublicExponent().bitLength() > LARGEST_EXPONENT_BITS))
                || (made instanceof DSAPublicKey dsa && dsa.getParams().getP().bitLength() > LARGEST_DSA_BITS);
        if (tooLarge) {
            throw new InvalidKeySpecException("a key too large to calculate with");
        }
        return made;
    }

    /** RFC 4055, 3.1; a mask generation function with another hash than the message's is the sender's business. */
    private static PSSParameterSpec pss(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        AlgorithmIdentifier identifier = AlgorithmIdentifier.getInstance(
                ASN1Sequence.getInstance(algorithm.der().bytes()));
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(identifier.getParameters());
        String hash = HASHES.get(parameters.getHashAlgorithm().getAlgorithm().getId());
        String maskHash = HASHES.get(
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters())
                        .getAlgorithm()
                        .getId());
        if (hash == null || maskHash == null) {
            throw new GeneralSecurityException("a hash that is not known");
        }
        return new PSSParameterSpec(
                hash,
                "MGF1",
                new MGF1ParameterSpec(maskHash),
                parameters.getSaltLength().intValueExact(),
                parameters.getTrailerField().intValueExact());
    }
}
