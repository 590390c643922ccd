package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/**
 * The file that a server is to serve: certificates in PEM, in PKCS #7 (PEM or DER), or one in DER.
 *
 * @param certificates DER, in the order of the file, at least one; a PKCS #7 has no order of its own
 * @param privateKey what is known of a private key in it; empty where there is none
 * @param publicKey the subjectPublicKey that belongs to it; empty where that cannot be told
 */
public record Bundle(List<byte[]> certificates, Optional<PrivateKeyInFile> privateKey, Optional<Octets> publicKey) {
    private static final int SEQUENCE = 0x30;

    public Bundle {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads a bundle.
     *
     * @throws IllegalArgumentException where it holds no certificate, or a block is broken; one line that names the place
     */
    public static Bundle read(byte[] file) {
        if (file.length > 0
                && file[0] == SEQUENCE
                && !new String(file, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return new Bundle(pkcs7(file).orElseGet(() -> der(file)), Optional.empty(), Optional.empty());
        }
        List<byte[]> certificates = new ArrayList<>();
        List<Pem.Block> keys = new ArrayList<>();
        for (Pem.Block block : Pem.blocks(file)) {
            if (block.isCertificate()) {
                // OpenSSL looks for trust settings in the first certificate of a chain alone; nginx passes others over.
                if (!block.isTrusted() || certificates.isEmpty()) {
                    certificates.add(block.certificate());
                }
            } else if (block.label().equals("PKCS7") || block.label().equals("CMS")) {
                certificates.addAll(pkcs7(block.decoded())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the block that line " + block.line() + " begins is not a PKCS #7 of certificates")));
            } else if (block.isPrivateKey()) {
                keys.add(block);
            }
        }
        if (certificates.isEmpty()) {
            throw Pem.none(file);
        }
        Optional<Pem.Block> key = keys.stream().findFirst();
        return new Bundle(
                certificates,
                key.map(block -> PrivateKeyInFile.of(block, certificates.get(0))),
                key.flatMap(PrivateKeyInFile::publicKey).map(Octets::of));
    }

    private static List<byte[]> der(byte[] file) {
        DerFile.notACertificate(file).ifPresent(what -> {
            throw new IllegalArgumentException(what);
        });
        return List.of(file);
    }

    /** The certificates of a PKCS #7, where it is one. */
    private static Optional<List<byte[]>> pkcs7(byte[] der) {
        try {
            List<byte[]> certificates = new ArrayList<>();
            for (X509CertificateHolder holder :
                    new CMSSignedData(der).getCertificates().getMatches(null)) {
                certificates.add(holder.getEncoded());
            }
            return certificates.isEmpty() ? Optional.empty() : Optional.of(certificates);
        } catch (CMSException | IOException | RuntimeException notOne) {
            return Optional.empty();
        }
    }
}
