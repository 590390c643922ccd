package dev.originprobe.report;

import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ServedCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code certificate} object of the report: one certificate as it was served.
 *
 * @param index its position as served, 0 is the leaf
 * @param length in bytes
 * @param facts empty where it cannot be read
 * @param sha256 of the whole, in lower-case hex
 */
public record CertificateReport(int index, int length, Optional<Facts> facts, String sha256) {
    /**
     * What stands in a certificate.
     *
     * @param subject RFC 4514
     * @param issuer RFC 4514
     * @param serialNumber in hex
     * @param dnsNames of the subject alternative name
     * @param ipAddresses of the subject alternative name
     * @param keyBits empty for keys without a size of their own
     * @param curve empty for keys that are on none
     */
    public record Facts(
            String subject,
            String issuer,
            String serialNumber,
            Instant notBefore,
            Instant notAfter,
            List<String> dnsNames,
            List<String> ipAddresses,
            String keyAlgorithm,
            OptionalInt keyBits,
            Optional<String> curve,
            String signatureAlgorithm) {
        public Facts {
            dnsNames = List.copyOf(dnsNames);
            ipAddresses = List.copyOf(ipAddresses);
        }

        private static Facts of(CertificateFacts facts) {
            return new Facts(
                    facts.subject(),
                    facts.issuer(),
                    facts.serialNumber(),
                    facts.notBefore(),
                    facts.notAfter(),
                    facts.dnsNames(),
                    facts.ipAddresses(),
                    facts.keyAlgorithm(),
                    facts.keyBits(),
                    facts.curve(),
                    facts.signatureAlgorithm());
        }

        /** {@code RSA 2048} or {@code EC P-256}. */
        public String key() {
            return keyAlgorithm
                    + curve.map(name -> " " + name).orElse(keyBits.isPresent() ? " " + keyBits.getAsInt() : "");
        }
    }

    /** The certificate at a position, as served. */
    public static CertificateReport of(int index, ServedCertificate served) {
        return new CertificateReport(index, served.length(), served.facts().map(Facts::of), served.sha256());
    }
}
