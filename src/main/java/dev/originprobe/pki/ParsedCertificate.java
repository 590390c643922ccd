package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A certificate that could be read, with all that path checks need (RFC 5280, 4.1 and 4.2).
 *
 * @param tbs the signed part, as served
 * @param version 1 to 3
 * @param serialNumber lower-case hex, with a leading {@code -} where negative
 * @param signatureAlgorithm with parameters, DER
 * @param basicConstraints empty where the extension is absent
 * @param keyUsage bit numbers, 5 is keyCertSign; empty where the extension is absent
 * @param extendedKeyUsage OIDs; empty where the extension is absent
 * @param names of the subjectAltName; none where the extension is absent
 * @param nameConstraints empty where the extension is absent
 * @param unknownCritical OIDs of critical extensions that are not processed here
 * @param issuerAddresses caIssuers URLs of the authorityInfoAccess
 * @param netscapeType bit numbers of Netscape's certificate type, 1 is a server; empty where the extension is absent
 * @param oddities what engines disagree about, or all refuse
 * @param sha256 of the whole certificate, lower-case hex
 */
record ParsedCertificate(
        Octets tbs,
        int version,
        String serialNumber,
        DistinguishedName issuer,
        DistinguishedName subject,
        Instant notBefore,
        Instant notAfter,
        PublicKeyInfo key,
        SignatureAlgorithm signatureAlgorithm,
        Octets signature,
        Optional<BasicConstraints> basicConstraints,
        Optional<Set<Integer>> keyUsage,
        Optional<List<String>> extendedKeyUsage,
        SubjectNames names,
        Optional<NameConstraints> nameConstraints,
        List<String> unknownCritical,
        List<String> issuerAddresses,
        KeyIdentifiers keyIdentifiers,
        Optional<Set<Integer>> netscapeType,
        List<Oddity> oddities,
        String sha256) {
    /** Bit of keyUsage that a CA needs (RFC 5280, 4.2.1.3). */
    private static final int KEY_CERT_SIGN = 5;

    /** Bit of Netscape's certificate type for a TLS server. */
    private static final int SSL_SERVER = 1;

    /** Bits of keyUsage of which a TLS server needs one: digitalSignature, keyEncipherment, keyAgreement. */
    private static final Set<Integer> TLS_SERVER = Set.of(0, 2, 4);

    /** In bytes, what it holds of the certificate. */
    int length() {
        return tbs.length() + signatureAlgorithm.der().length() + signature.length();
    }

    /**
     * What a CA says of itself.
     *
     * @param pathLength how many intermediates may follow; empty for any number
     */
    record BasicConstraints(boolean ca, OptionalInt pathLength) {}

    /** Whether it is valid at an instant, both ends included. */
    boolean validAt(Instant instant) {
        return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
    }

    /** Whether subject and issuer are the same, signed by itself or not. */
    boolean selfIssued() {
        return subject.rdns().equals(issuer.rdns());
    }

    /** Whether the issuer's name is this one's subject. */
    boolean named(DistinguishedName issuerWanted) {
        return subject.rdns().equals(issuerWanted.rdns());
    }

    /** Whether keyUsage, where present, allows to sign certificates. */
    boolean maySignCertificates() {
        return keyUsage.map(bits -> bits.contains(KEY_CERT_SIGN)).orElse(true);
    }

    /** Whether keyUsage, where present, allows one of the uses that TLS makes of a server's key. */
    boolean mayServeTls() {
        return keyUsage.map(bits -> bits.stream().anyMatch(TLS_SERVER::contains))
                .orElse(true);
    }

    /** Whether Netscape's certificate type, where present, allows a server: OpenSSL and AWS-LC look at it still. */
    boolean isOfTypeServer() {
        return netscapeType.map(bits -> bits.contains(SSL_SERVER)).orElse(true);
    }

    CertificateFacts facts() {
        return new CertificateFacts(
                subject.text(),
                issuer.text(),
                serialNumber,
                notBefore,
                notAfter,
                names.dns(),
                names.addressLiterals(),
                subject.commonNames(),
                key.algorithm(),
                key.bits(),
                key.curve(),
                issuerAddresses,
                signatureAlgorithm.name());
    }
}
