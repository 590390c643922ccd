package dev.originprobe.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Verifies signatures with the JDK's algorithms, and with Bouncy Castle's for the EC keys that the JDK does not read. */
final class SignatureCheck {
    /** What came of it. */
    enum Result {
        VALID,
        INVALID,
        /** Nothing here knows the algorithm, or the key cannot be read. */
        UNSUPPORTED
    }

    private static final Map<String, String> KEY_FACTORIES = Map.of(
            "RSA", "RSA", "RSASSA-PSS", "RSASSA-PSS", "EC", "EC", "DSA", "DSA", "Ed25519", "Ed25519", "Ed448", "Ed448");

    private static final Map<String, String> HASHES = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.4", "SHA-224",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    private SignatureCheck() {}

    /** Whether a certificate is signed with this key. */
    static Result of(ParsedCertificate certificate, PublicKeyInfo issuerKey) {
        return of(
                certificate.signatureAlgorithm(),
                issuerKey,
                certificate.tbs().array(),
                certificate.signature().array());
    }

    /** Whether a signature over some content was made with this key: of another kind than the algorithm's, it was not. */
    static Result of(SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] content, byte[] signature) {
        if (algorithm.jca().isEmpty() || !KEY_FACTORIES.containsKey(key.algorithm())) {
            return Result.UNSUPPORTED;
        }
        if (!algorithm.keys().contains(key.algorithm())) {
            return Result.INVALID;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm.jca());
            if (algorithm.oid().equals(SignatureAlgorithm.RSASSA_PSS)) {
                verifier.setParameter(pss(algorithm));
            }
            verifier.initVerify(key(key));
            verifier.update(content);
            return verifier.verify(signature) ? Result.VALID : Result.INVALID;
        } catch (SignatureException notASignature) {
            return Result.INVALID;
        } catch (InvalidKeySpecException | InvalidKeyException notForTheJdk) {
            return withBouncyCastle(algorithm, key, content, signature);
        } catch (GeneralSecurityException | RuntimeException unknown) {
            return Result.UNSUPPORTED;
        }
    }

    /** The JDK's form of a key. */
    static PublicKey key(PublicKeyInfo key) throws GeneralSecurityException {
        String factory = KEY_FACTORIES.get(key.algorithm());
        if (factory == null) {
            throw new InvalidKeySpecException(key.algorithm());
        }
        return KeyFactory.getInstance(factory)
                .generatePublic(new X509EncodedKeySpec(key.der().array()));
    }

    /** RFC 4055, 3.1; a mask generation function with another hash than the message's is the sender's business. */
    private static PSSParameterSpec pss(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        AlgorithmIdentifier identifier = AlgorithmIdentifier.getInstance(
                ASN1Sequence.getInstance(algorithm.der().array()));
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

    /** Curves and point encodings beyond the JDK's: explicit parameters, compressed points, brainpool, secp256k1. */
    private static Result withBouncyCastle(
            SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] content, byte[] signature) {
        if (!key.algorithm().equals("EC") || !algorithm.jca().endsWith("withECDSA")) {
            return Result.UNSUPPORTED;
        }
        try {
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, (ECPublicKeyParameters) PublicKeyFactory.createKey(SubjectPublicKeyInfo.getInstance(
                    ASN1Sequence.getInstance(key.der().array()))));
            List<BigInteger> pair = integers(signature);
            String hash = algorithm.jca().replace("withECDSA", "").replaceFirst("SHA", "SHA-");
            return signer.verifySignature(MessageDigest.getInstance(hash).digest(content), pair.get(0), pair.get(1))
                    ? Result.VALID
                    : Result.INVALID;
        } catch (Exception unreadable) {
            // Bouncy Castle says "unreadable" in half a dozen checked and unchecked ways.
            return Result.UNSUPPORTED;
        }
    }

    private static List<BigInteger> integers(byte[] signature) {
        ASN1Sequence pair = ASN1Sequence.getInstance(signature);
        return List.of(
                ASN1Integer.getInstance(pair.getObjectAt(0)).getValue(),
                ASN1Integer.getInstance(pair.getObjectAt(1)).getValue());
    }
}
