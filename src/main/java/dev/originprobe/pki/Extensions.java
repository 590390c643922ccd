package dev.originprobe.pki;

import dev.originprobe.pki.CertificateTail.Extension;
import dev.originprobe.pki.ParsedCertificate.BasicConstraints;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extensions of a certificate that are processed here (RFC 5280, 4.2). */
record Extensions(
        Optional<BasicConstraints> basicConstraints,
        Optional<Set<Integer>> keyUsage,
        Optional<List<String>> extendedKeyUsage,
        SubjectNames names,
        Optional<NameConstraints> nameConstraints,
        List<String> unknownCritical,
        List<String> issuerAddresses,
        KeyIdentifiers keyIdentifiers,
        Optional<Set<Integer>> netscapeType) {
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    private static final String NETSCAPE_TYPE = "2.16.840.1.113730.1.1";
    private static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

    /**
     * Critical extensions that OpenSSL and BoringSSL take and pass over: CRL distribution points, Netscape's certificate
     * type, and certificate policies with their constraints, which are only checked where a policy is asked for.
     */
    private static final Set<String> HARMLESS =
            Set.of(CRL_DISTRIBUTION_POINTS, "2.5.29.32", "2.5.29.33", "2.5.29.36", "2.5.29.54", NETSCAPE_TYPE);

    private static final Set<String> PROCESSED =
            Set.of(KEY_USAGE, SUBJECT_ALT_NAME, BASIC_CONSTRAINTS, NAME_CONSTRAINTS, EXTENDED_KEY_USAGE);

    /** Those that engines read: they take no second one. */
    private static final Set<String> KNOWN = Stream.concat(
                    PROCESSED.stream(),
                    Stream.of(SUBJECT_KEY_IDENTIFIER, AUTHORITY_KEY_IDENTIFIER, CRL_DISTRIBUTION_POINTS, NETSCAPE_TYPE))
            .collect(Collectors.toUnmodifiableSet());

    private static final int BOOLEAN = 0x01;
    private static final int BIT_STRING = 0x03;
    private static final int SEQUENCE = 0x30;
    private static final int URI = 0x86;
    private static final int LAST_FIELD_OF_A_POINT = 0xa2;
    private static final int MOST_UNUSED_BITS = 7;

    private static final Oddity POINTS_MALFORMED =
            Oddity.refusedByAll("cRLDistributionPoints that are not as RFC 5280, 4.2.1.13 has them");

    /** Whether engines know this extension, critical or not. */
    static boolean isKnown(String oid) {
        return KNOWN.contains(oid);
    }

    static Extensions read(Map<String, Extension> byOid) {
        value(byOid, CRL_DISTRIBUTION_POINTS).ifPresent(Extensions::checkPoints);
        Optional.ofNullable(byOid.get(CRL_DISTRIBUTION_POINTS))
                .filter(Extension::critical)
                .ifPresent(points ->
                        points.value().note(Oddity.refusedByAwsLc("cRLDistributionPoints that are marked critical")));
        return new Extensions(
                value(byOid, BASIC_CONSTRAINTS).map(Extensions::basicConstraints),
                value(byOid, KEY_USAGE).map(Extensions::bits),
                value(byOid, EXTENDED_KEY_USAGE)
                        .map(usages -> sequence(usages, "extendedKeyUsage").children().stream()
                                .map(CertificateReader::oid)
                                .toList()),
                value(byOid, SUBJECT_ALT_NAME)
                        .map(names -> SubjectNames.read(
                                sequence(names, "subjectAltName").children()))
                        .orElse(SubjectNames.NONE),
                value(byOid, NAME_CONSTRAINTS).map(value -> NameConstraints.read(sequence(value, "nameConstraints"))),
                byOid.values().stream()
                        .filter(Extension::critical)
                        .map(Extension::oid)
                        .filter(oid -> !PROCESSED.contains(oid) && !HARMLESS.contains(oid))
                        .sorted()
                        .toList(),
                Optional.ofNullable(byOid.get(AUTHORITY_INFO_ACCESS))
                        .map(access -> issuerAddresses(access.value().contents()))
                        .orElse(List.of()),
                KeyIdentifiers.read(value(byOid, AUTHORITY_KEY_IDENTIFIER), value(byOid, SUBJECT_KEY_IDENTIFIER)),
                value(byOid, NETSCAPE_TYPE).map(Extensions::bits));
    }

    private static Optional<Der> value(Map<String, Extension> byOid, String oid) {
        return Optional.ofNullable(byOid.get(oid))
                .map(extension -> extension.value().inside());
    }

    private static Der sequence(Der value, String name) {
        if (value.tag() != SEQUENCE) {
            value.note(Oddity.refusedByAll("a " + name + " that is no sequence"));
        }
        return value;
    }

    /** Only their form: no list is fetched. */
    private static void checkPoints(Der points) {
        if (points.tag() != SEQUENCE) {
            points.note(POINTS_MALFORMED);
            return;
        }
        for (Der point : points.children()) {
            List<Der> fields = point.children();
            if (fields.isEmpty()) {
                point.note(new Oddity("a distribution point without content", Oddity.Refusing.OPENSSL));
            }
            if (fields.stream().anyMatch(field -> field.tag() < 0x80 || (field.tag() | 0x20) > LAST_FIELD_OF_A_POINT)) {
                point.note(POINTS_MALFORMED);
            }
        }
    }

    /** {@code SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }}. */
    private static BasicConstraints basicConstraints(Der value) {
        List<Der> fields = new ArrayList<>(sequence(value, "basicConstraints").children());
        boolean ca = false;
        if (!fields.isEmpty() && fields.get(0).tag() == BOOLEAN) {
            ca = CertificateTail.flag(fields.remove(0));
        }
        if (fields.isEmpty()) {
            return new BasicConstraints(ca, OptionalInt.empty());
        }
        BigInteger pathLength = CertificateReader.integer(fields.get(0));
        if (fields.size() > 1 || pathLength.signum() < 0) {
            throw new Malformed("basic constraints that cannot be read");
        }
        if (!ca) {
            value.note(Oddity.refusedByAwsLc("a path length, and is no CA"));
        }
        return new BasicConstraints(
                ca,
                OptionalInt.of(
                        pathLength.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue()));
    }

    /** The numbers of the bits that are set in a BIT STRING, from the first. */
    private static Set<Integer> bits(Der bitString) {
        byte[] contents = bitString.contents();
        if (bitString.tag() != BIT_STRING
                || contents.length == 0
                || contents[0] < 0
                || contents[0] > MOST_UNUSED_BITS) {
            bitString.note(Oddity.refusedByAll("a keyUsage or Netscape type that is no string of bits"));
        } else if ((contents[contents.length - 1] & ((1 << contents[0]) - 1)) != 0 && contents.length > 1) {
            bitString.note(Oddity.refusedByAwsLc("a keyUsage or Netscape type with unused bits that are set"));
        }
        Set<Integer> bits = new HashSet<>();
        for (int i = 0; i < (contents.length - 1) * 8; i++) {
            if ((contents[1 + i / 8] & (0x80 >> (i % 8))) != 0) {
                bits.add(i);
            }
        }
        return Set.copyOf(bits);
    }

    /** None where they cannot be read: engines do not look at them. */
    private static List<String> issuerAddresses(byte[] access) {
        try {
            return issuerAddresses(Der.of(access, new Oddities()));
        } catch (Malformed unused) {
            return List.of();
        }
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
