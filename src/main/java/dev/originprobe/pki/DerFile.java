package dev.originprobe.pki;

import java.util.List;
import java.util.Optional;

/** A file in DER that is no certificate: what it is, by its structure. */
final class DerFile {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;

    private DerFile() {}

    /** What it is and how to come by the chain; empty where it may be a certificate. */
    static Optional<String> notACertificate(byte[] file) {
        try {
            List<Der> parts = Der.of(file).children();
            return parts.size() < 2 ? Optional.empty() : kind(parts);
        } catch (Malformed unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> kind(List<Der> parts) {
        int first = parts.get(0).tag();
        int second = parts.get(1).tag();
        if (first == INTEGER && second == SEQUENCE) {
            boolean store = parts.get(0).contents().length == 1 && parts.get(0).contents()[0] == 3;
            return Optional.of(
                    store
                            ? "it is a PKCS #12 store; take the chain out of it, with openssl pkcs12 -in FILE -nokeys -out "
                                    + "chain.pem"
                            : KEY);
        }
        if ((first == INTEGER && (second == INTEGER || second == OCTET_STRING))
                || (first == SEQUENCE && second == OCTET_STRING && parts.size() == 2)) {
            return Optional.of(KEY);
        }
        if (first == SEQUENCE && parts.size() == 3 && parts.get(2).tag() == BIT_STRING) {
            List<Der> signed = parts.get(0).children();
            if (signed.stream().anyMatch(field -> field.tag() == UTC_TIME || field.tag() == GENERALIZED_TIME)) {
                return Optional.of("it is a revocation list (CRL); give the file with the leaf and its intermediates");
            }
            if (signed.size() <= 4 && !signed.isEmpty() && signed.get(0).tag() == INTEGER) {
                return Optional.of("it is a certificate request (CSR); give the certificate that the CA issued for it");
            }
        }
        return Optional.empty();
    }

    private static final String KEY = "it is a private key; give the file with the leaf and its intermediates";
}
