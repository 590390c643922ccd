package dev.originprobe.pki;

import dev.originprobe.pki.CertificateReader.Extension;
import dev.originprobe.pki.ParsedCertificate.BasicConstraints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The extensions of a certificate that are processed here (RFC 5280, 4.2). */
record Extensions(
        Optional<BasicConstraints> basicConstraints,
        Optional<Set<Integer>> keyUsage,
        Optional<List<String>> extendedKeyUsage,
        SubjectNames names,
        Optional<NameConstraints> nameConstraints,
        List<String> unknownCritical,
        List<String> issuerAddresses) {
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

    /**
     * Critical extensions that OpenSSL and BoringSSL take and pass over: CRL distribution points, Netscape's certificate
     * type, and certificate policies with their constraints, which are only checked where a policy is asked for.
     */
    private static final Set<String> HARMLESS =
            Set.of("2.5.29.31", "2.5.29.32", "2.5.29.33", "2.5.29.36", "2.5.29.54", "2.16.840.1.113730.1.1");

    private static final Set<String> PROCESSED =
            Set.of(KEY_USAGE, SUBJECT_ALT_NAME, BASIC_CONSTRAINTS, NAME_CONSTRAINTS, EXTENDED_KEY_USAGE);

    private static final int BOOLEAN = 0x01;
    private static final int URI = 0x86;

    static Extensions read(Map<String, Extension> byOid) {
        return new Extensions(
                value(byOid, BASIC_CONSTRAINTS).map(Extensions::basicConstraints),
                value(byOid, KEY_USAGE).map(Extensions::bits),
                value(byOid, EXTENDED_KEY_USAGE)
                        .map(usages -> usages.children().stream()
                                .map(CertificateReader::oid)
                                .toList()),
                value(byOid, SUBJECT_ALT_NAME)
                        .map(names -> SubjectNames.read(names.children()))
                        .orElse(SubjectNames.NONE),
                value(byOid, NAME_CONSTRAINTS).map(NameConstraints::read),
                byOid.values().stream()
                        .filter(Extension::critical)
                        .map(Extension::oid)
                        .filter(oid -> !PROCESSED.contains(oid) && !HARMLESS.contains(oid))
                        .sorted()
                        .toList(),
                value(byOid, AUTHORITY_INFO_ACCESS)
                        .map(Extensions::issuerAddresses)
                        .orElse(List.of()));
    }

    private static Optional<Der> value(Map<String, Extension> byOid, String oid) {
        return Optional.ofNullable(byOid.get(oid))
                .map(extension -> Der.of(extension.value().contents()));
    }

    /** {@code SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }}. */
    private static BasicConstraints basicConstraints(Der sequence) {
        List<Der> fields = new ArrayList<>(sequence.children());
        boolean ca = false;
        if (!fields.isEmpty() && fields.get(0).tag() == BOOLEAN) {
            ca = fields.remove(0).contents()[0] != 0;
        }
        if (fields.isEmpty()) {
            return new BasicConstraints(ca, OptionalInt.empty());
        }
        int pathLength = CertificateReader.integer(fields.get(0)).intValueExact();
        if (fields.size() > 1 || pathLength < 0) {
            throw new Malformed("basic constraints that cannot be read");
        }
        return new BasicConstraints(ca, OptionalInt.of(pathLength));
    }

    /** The numbers of the bits that are set in a BIT STRING, from the first. */
    private static Set<Integer> bits(Der bitString) {
        byte[] contents = bitString.contents();
        Set<Integer> bits = new HashSet<>();
        for (int i = 0; i < (contents.length - 1) * 8; i++) {
            if ((contents[1 + i / 8] & (0x80 >> (i % 8))) != 0) {
                bits.add(i);
            }
        }
        return Set.copyOf(bits);
    }

    private static List<String> issuerAddresses(Der sequence) {
        List<String> addresses = new ArrayList<>();
        for (Der description : sequence.children()) {
            List<Der> fields = description.children();
            if (fields.size() == 2
                    && CertificateReader.oid(fields.get(0)).equals(CA_ISSUERS)
                    && fields.get(1).tag() == URI) {
                addresses.add(new String(fields.get(1).contents(), StandardCharsets.ISO_8859_1));
            }
        }
        return addresses;
    }
}
