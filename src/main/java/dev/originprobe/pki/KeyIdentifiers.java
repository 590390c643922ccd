package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * By which a certificate names its own key and its issuer's (RFC 5280, 4.2.1.1 and 4.2.1.2).
 *
 * @param own of the subjectKeyIdentifier; empty where it is absent or no OCTET STRING
 * @param issuerKey keyIdentifier of the authorityKeyIdentifier
 * @param issuerSerial authorityCertSerialNumber
 * @param issuersIssuer the first directoryName of authorityCertIssuer
 */
record KeyIdentifiers(
        Optional<Octets> own,
        Optional<Octets> issuerKey,
        Optional<BigInteger> issuerSerial,
        Optional<DistinguishedName> issuersIssuer) {
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int CERT_ISSUER = 0xa1;
    private static final int CERT_SERIAL_NUMBER = 0x82;
    private static final int DIRECTORY = 0xa4;

    private static final Oddity AUTHORITY_MALFORMED =
            Oddity.refusedByAll("an authorityKeyIdentifier that is not as RFC 5280, 4.2.1.1 has it");

    /**
     * Reads the two extensions.
     *
     * @param authority empty where it is absent
     * @param subject empty where it is absent
     */
    static KeyIdentifiers read(Optional<Der> authority, Optional<Der> subject) {
        Optional<Octets> own = subject.filter(KeyIdentifiers::isString).map(value -> Octets.of(value.contents()));
        List<Der> fields = authority.map(KeyIdentifiers::fields).orElse(List.of());
        return new KeyIdentifiers(
                own,
                field(fields, KEY_IDENTIFIER).map(id -> Octets.of(id.contents())),
                field(fields, CERT_SERIAL_NUMBER)
                        .filter(serial -> serial.contents().length > 0)
                        .map(serial -> new BigInteger(serial.contents())),
                field(fields, CERT_ISSUER)
                        .flatMap(names -> field(names.children(), DIRECTORY))
                        .map(name -> DistinguishedName.read(name.inside())));
    }

    private static boolean isString(Der value) {
        if (value.tag() != OCTET_STRING) {
            value.note(Oddity.refusedByAll("a subjectKeyIdentifier that is no OCTET STRING"));
            return false;
        }
        return true;
    }

    /** Those of the authority's; none where it is none. */
    private static List<Der> fields(Der authority) {
        if (authority.tag() != SEQUENCE) {
            authority.note(AUTHORITY_MALFORMED);
            return List.of();
        }
        List<Der> fields = authority.children();
        int before = 0;
        for (Der field : fields) {
            int number = field.tag() & 0x1f;
            boolean known =
                    List.of(KEY_IDENTIFIER, CERT_ISSUER, CERT_SERIAL_NUMBER).contains(field.tag());
            if (!known || number < before) {
                authority.note(AUTHORITY_MALFORMED);
            }
            before = number + 1;
        }
        return fields;
    }

    private static Optional<Der> field(List<Der> fields, int tag) {
        return fields.stream().filter(field -> field.tag() == tag).findFirst();
    }

    /**
     * What these say of the issuer that another certificate does not bear out, as OpenSSL and AWS-LC compare them
     * (X509_check_akid); empty where they agree, or say nothing.
     */
    Optional<String> disagreement(ParsedCertificate issuer) {
        Optional<Octets> bears = issuer.keyIdentifiers().own();
        if (issuerKey.isPresent() && bears.isPresent() && !issuerKey.equals(bears)) {
            return Optional.of("its issuer's key is " + shown(issuerKey.get())
                    + ", and the issuer's certificate calls it " + shown(bears.get()));
        }
        if (issuerSerial.isPresent() && !issuerSerial.get().equals(new BigInteger(issuer.serialNumber(), 16))) {
            return Optional.of("its issuer's serial number is "
                    + issuerSerial.get().toString(16) + ", and the issuer's certificate has " + issuer.serialNumber());
        }
        return issuersIssuer
                .filter(name -> !name.rdns().equals(issuer.issuer().rdns()))
                .map(name -> "its issuer was issued by " + name.text() + ", and the issuer's certificate by "
                        + issuer.issuer().text());
    }

    private static String shown(Octets identifier) {
        return identifier.length() == 0
                ? "(no bytes)"
                : java.util.HexFormat.of().formatHex(identifier.bytes());
    }
}
