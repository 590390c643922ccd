package dev.originprobe.pki;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A private key in a file of certificates. Nothing of the key itself is kept.
 *
 * @param line of its beginning, from 1
 * @param match whether it belongs to the leaf
 */
public record PrivateKeyInFile(int line, Match match) {
    /** Whether a key belongs to a leaf. */
    public enum Match {
        BELONGS,
        DOES_NOT_BELONG,
        /** It is encrypted, or one of them cannot be read. */
        UNKNOWN
    }

    static PrivateKeyInFile of(Pem.Block key, byte[] leaf) {
        return new PrivateKeyInFile(key.line(), match(key, leaf));
    }

    private static Match match(Pem.Block key, byte[] leaf) {
        return publicKey(key)
                .flatMap(publicKey -> KeyProof.holds(leaf, publicKey))
                .map(belongs -> belongs ? Match.BELONGS : Match.DOES_NOT_BELONG)
                .orElse(Match.UNKNOWN);
    }

    /** The subjectPublicKey that belongs to a private key; empty where it is encrypted, or cannot be read. */
    static Optional<byte[]> publicKey(Pem.Block key) {
        if (isEncrypted(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                            publicKey(PrivateKeyFactory.createKey(info(key))))
                    .getPublicKeyData()
                    .getOctets());
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    static boolean isEncrypted(Pem.Block key) {
        return key.label().startsWith("ENCRYPTED")
                || key.body().stream()
                        .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("proc-type:"));
    }

    /** PKCS #8, or the older forms of RSA and EC. */
    static PrivateKeyInfo info(Pem.Block key) throws IOException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(key.decoded());
        return switch (key.label()) {
            case "RSA PRIVATE KEY" ->
                new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), sequence);
            case "EC PRIVATE KEY" ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(
                                X9ObjectIdentifiers.id_ecPublicKey,
                                ECPrivateKey.getInstance(sequence).getParametersObject()),
                        sequence);
            default -> PrivateKeyInfo.getInstance(sequence);
        };
    }

    private static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter key) {
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
        }
        if (key instanceof ECPrivateKeyParameters ec) {
            return new ECPublicKeyParameters(
                    ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
        }
        if (key instanceof Ed25519PrivateKeyParameters edwards) {
            return edwards.generatePublicKey();
        }
        if (key instanceof Ed448PrivateKeyParameters edwards) {
            return edwards.generatePublicKey();
        }
        throw new IllegalArgumentException("a key of another kind");
    }
}
