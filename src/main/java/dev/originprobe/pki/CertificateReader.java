package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Reads certificates as strictly as the verifiers of servers' peers do, and says why one cannot be read.
 *
 * <pre>
 * Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue BIT STRING }        -- RFC 5280, 4.1
 * TBSCertificate ::= SEQUENCE { [0] version DEFAULT v1, serialNumber, signature, issuer, validity, subject,
 *     subjectPublicKeyInfo, [1] issuerUniqueID OPTIONAL, [2] subjectUniqueID OPTIONAL, [3] extensions OPTIONAL }
 * </pre>
 */
final class CertificateReader {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;

    private static final int MOST_BYTES_BEHIND = 3;

    private static final Oddity NEEDLESS_BYTE =
            Oddity.refusedByAll("an integer with a needless first byte, which DER forbids");

    private CertificateReader() {}

    /** What was served, read or not; total, whatever the bytes. */
    record Read(ServedCertificate served, Optional<ParsedCertificate> parsed) {}

    static Read read(byte[] der) {
        String sha256 = Octets.sha256(der);
        try {
            ParsedCertificate parsed = parse(der, sha256);
            return new Read(
                    new ServedCertificate(der.length, sha256, Optional.of(parsed.facts()), Optional.empty()),
                    Optional.of(parsed));
        } catch (Malformed why) {
            return unreadable(der, sha256, String.valueOf(why.getMessage()));
        } catch (RuntimeException why) {
            // Bouncy Castle reports what it cannot read by several unchecked exceptions.
            return unreadable(der, sha256, "a field that cannot be read (" + why.getMessage() + ")");
        }
    }

    private static Read unreadable(byte[] der, String sha256, String why) {
        return new Read(
                new ServedCertificate(der.length, sha256, Optional.empty(), Optional.of(why)), Optional.empty());
    }

    private static ParsedCertificate parse(byte[] der, String sha256) {
        Oddities oddities = new Oddities();
        Der whole = Der.leading(der, oddities);
        noteRest(whole);
        List<Der> parts = sequence(whole, "the certificate").children();
        if (parts.size() != 3) {
            throw new Malformed(parts.size() + " parts instead of 3");
        }
        List<Der> fields = sequence(parts.get(0), "the signed part").children();
        int at = 0;
        int version = 1;
        if (!fields.isEmpty() && fields.get(0).tag() == VERSION) {
            version = version(fields.get(at++));
        }
        if (fields.size() < at + 6) {
            throw new Malformed("a signed part with fields missing");
        }
        BigInteger serial = integer(fields.get(at++));
        Der inner = fields.get(at++);
        inner.requireShortOids();
        parts.get(1).requireShortOids();
        if (!inner.sameAs(parts.get(1))) {
            throw new Malformed("two different signature algorithms, inside and outside the signed part");
        }
        DistinguishedName issuer = DistinguishedName.read(fields.get(at++));
        List<Der> validity = sequence(fields.get(at++), "the validity").children();
        if (validity.size() != 2) {
            throw new Malformed("a validity of other than two times");
        }
        DistinguishedName subject = DistinguishedName.read(fields.get(at++));
        Der keyInfo = fields.get(at++);
        keyInfo.requireShortOids();
        PublicKeyInfo key = PublicKeyInfo.read(keyInfo);
        CertificateTail tail = CertificateTail.read(fields.subList(at, fields.size()), version, oddities);
        Extensions extensions = Extensions.read(tail.extensions());
        return new ParsedCertificate(
                Octets.of(parts.get(0).encoded()),
                version,
                hex(serial),
                issuer,
                subject,
                time(validity.get(0)),
                time(validity.get(1)),
                key,
                SignatureAlgorithm.read(sequence(inner, "the signature algorithm")),
                Octets.of(bits(parts.get(2))),
                extensions.basicConstraints(),
                extensions.keyUsage(),
                extensions.extendedKeyUsage(),
                extensions.names(),
                extensions.nameConstraints(),
                extensions.unknownCritical(),
                extensions.issuerAddresses(),
                extensions.keyIdentifiers(),
                extensions.netscapeType(),
                oddities.all(),
                sha256);
    }

    /** s2n-tls takes a few bytes behind a leaf (S2N_MAX_ALLOWED_CERT_TRAILING_BYTES), and any number behind its issuers. */
    private static void noteRest(Der whole) {
        int rest = whole.rest();
        if (rest > 0) {
            whole.note(new Oddity(
                    rest + " bytes after its end",
                    rest > MOST_BYTES_BEHIND ? Oddity.Refusing.EVERYBODY_OF_LEAVES : Oddity.Refusing.OPENSSL));
        }
    }

    private static int version(Der explicit) {
        List<Der> within = explicit.children();
        if (within.size() > 1) {
            explicit.note(Oddity.refusedByAll("an element beside its version"));
        }
        BigInteger number = integer(within.get(0));
        if (number.signum() < 0 || number.bitLength() > 2 || number.intValue() > 2) {
            explicit.note(Oddity.refusedByAwsLc("a version of " + number.add(BigInteger.ONE) + "; there are 1 to 3"));
            return 3;
        }
        return number.intValue() + 1;
    }

    /** As {@code toString(16)}, which takes seconds for a megabyte. */
    private static String hex(BigInteger number) {
        String digits = HexFormat.of().formatHex(number.abs().toByteArray()).replaceFirst("^0+(?=.)", "");
        return number.signum() < 0 ? "-" + digits : digits;
    }

    static String oid(Der element) {
        element.requireShortOids();
        return ASN1ObjectIdentifier.getInstance(element.encoded()).getId();
    }

    static BigInteger integer(Der element) {
        byte[] contents = element.contents();
        if (element.tag() != INTEGER || contents.length == 0) {
            throw new Malformed("no integer where one belongs");
        }
        if (contents.length > 1 && contents[0] == (contents[1] < 0 ? -1 : 0)) {
            element.note(NEEDLESS_BYTE);
        }
        return new BigInteger(contents);
    }

    /** The octets of a BIT STRING of whole octets. */
    private static byte[] bits(Der element) {
        byte[] contents = element.contents();
        if (element.tag() != BIT_STRING || contents.length == 0 || contents[0] != 0) {
            throw new Malformed("a signature that is not a string of whole octets");
        }
        return Arrays.copyOfRange(contents, 1, contents.length);
    }

    static Der sequence(Der element, String what) {
        if (element.tag() != SEQUENCE) {
            throw new Malformed("no structure for " + what);
        }
        return element;
    }

    /** RFC 5280, 4.1.2.5: UTCTime YYMMDDHHMMSSZ until 2049, GeneralizedTime YYYYMMDDHHMMSSZ after; always with seconds, in UTC. */
    private static Instant time(Der element) {
        String text = new String(element.contents(), StandardCharsets.ISO_8859_1);
        boolean utc = element.tag() == UTC_TIME && text.matches("[0-9]{12}Z");
        if (!utc && !(element.tag() == GENERALIZED_TIME && text.matches("[0-9]{14}Z"))) {
            throw new Malformed("a time that is not in the form that RFC 5280 demands");
        }
        String full = utc ? (text.charAt(0) >= '5' ? "19" : "20") + text : text;
        try {
            return LocalDateTime.of(
                            number(full, 0, 4),
                            number(full, 4, 6),
                            number(full, 6, 8),
                            number(full, 8, 10),
                            number(full, 10, 12),
                            number(full, 12, 14))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            throw new Malformed("a time that does not exist");
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
