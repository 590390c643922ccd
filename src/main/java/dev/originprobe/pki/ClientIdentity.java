package dev.originprobe.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * A client certificate with its chain and key, as origin mTLS presents it.
 *
 * @param chain leaf first, at least one
 * @param key of the leaf
 */
public record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {
    /** RFC 5280, 4.2.1.12. */
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private static final String ANY_USAGE = "2.5.29.37.0";

    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a PEM file of certificates, leaf first, and the leaf's key.
     *
     * @throws IllegalArgumentException where one of them is missing, encrypted, broken or of another leaf; one line that
     *     names the place
     */
    public static ClientIdentity read(byte[] file) {
        List<Pem.Block> blocks = Pem.blocks(file);
        List<Pem.Block> certificates =
                blocks.stream().filter(Pem.Block::isCertificate).toList();
        if (certificates.isEmpty()) {
            throw Pem.none(file);
        }
        Pem.Block key = blocks.stream()
                .filter(Pem.Block::isPrivateKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no private key in it; put the key of the first certificate behind the chain"));
        if (PrivateKeyInFile.isEncrypted(key)) {
            throw new IllegalArgumentException("line " + key.line()
                    + " begins an encrypted private key; decrypt it first, with openssl pkey -in FILE");
        }
        byte[] leaf = certificates.get(0).certificate();
        List<X509Certificate> chain = new ArrayList<>();
        for (Pem.Block certificate : certificates) {
            chain.add(certificate(certificate));
        }
        switch (PrivateKeyInFile.of(key, leaf).match()) {
            case BELONGS -> {}
            case DOES_NOT_BELONG ->
                throw new IllegalArgumentException(
                        "line " + key.line() + " begins a private key that is not the first certificate's");
            case UNKNOWN ->
                throw new IllegalArgumentException("line " + key.line()
                        + " begins a private key that cannot be compared with the first certificate's: it is broken, or of a"
                        + " kind that is not known here");
        }
        return new ClientIdentity(
                chain, privateKey(key, chain.get(0).getPublicKey().getAlgorithm()));
    }

    /** What an origin that looks closely refuses about the leaf at that time; none where nothing is. */
    public List<String> flaws(Instant at) {
        X509Certificate leaf = chain.get(0);
        Instant from = leaf.getNotBefore().toInstant();
        Instant until = leaf.getNotAfter().toInstant();
        List<String> flaws = new ArrayList<>();
        if (at.isAfter(until)) {
            flaws.add("the certificate expired on " + until);
        }
        if (at.isBefore(from)) {
            flaws.add("the certificate is not valid before " + from);
        }
        if (!isForClients(leaf)) {
            flaws.add("the extendedKeyUsage of the certificate lacks clientAuth");
        }
        return flaws;
    }

    private static boolean isForClients(X509Certificate leaf) {
        try {
            List<String> usages = leaf.getExtendedKeyUsage();
            return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_USAGE);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static X509Certificate certificate(Pem.Block block) {
        try {
            return new JcaX509CertificateConverter().getCertificate(new X509CertificateHolder(block.certificate()));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("line " + block.line() + " begins no certificate", broken);
        }
    }

    private static PrivateKey privateKey(Pem.Block block, String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(PrivateKeyInFile.info(block).getEncoded()));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("line " + block.line() + " begins no private key", broken);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "the client certificate of " + chain.get(0).getSubjectX500Principal();
    }
}
