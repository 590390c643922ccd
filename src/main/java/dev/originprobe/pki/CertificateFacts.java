package dev.originprobe.pki;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a certificate says, for reports and for name matching. All text is untrusted.
 *
 * @param subject RFC 4514
 * @param issuer RFC 4514
 * @param serialNumber lower-case hex, without sign or separators but for a leading {@code -}
 * @param dnsNames of the subjectAltName, in order
 * @param ipAddresses of the subjectAltName, as literals, in order
 * @param commonNames of the subject, in order
 * @param keyAlgorithm {@code RSA}, {@code EC}, {@code Ed25519}, else the OID
 * @param keyBits modulus or field size; empty where it has no meaning or is not known
 * @param curve {@code prime256v1}, {@code secp384r1}, ...; empty where it is not an EC key or not a named curve
 * @param issuerAddresses URLs at which the issuer's certificate is to be had (authorityInfoAccess, caIssuers), in order
 * @param signatureAlgorithm {@code sha256WithRSAEncryption}, {@code ecdsa-with-SHA256}, ..., else the OID
 */
public record CertificateFacts(
        String subject,
        String issuer,
        String serialNumber,
        Instant notBefore,
        Instant notAfter,
        List<String> dnsNames,
        List<String> ipAddresses,
        List<String> commonNames,
        String keyAlgorithm,
        OptionalInt keyBits,
        Optional<String> curve,
        List<String> issuerAddresses,
        String signatureAlgorithm) {
    public CertificateFacts {
        dnsNames = List.copyOf(dnsNames);
        ipAddresses = List.copyOf(ipAddresses);
        commonNames = List.copyOf(commonNames);
        issuerAddresses = List.copyOf(issuerAddresses);
    }
}
