package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A certificate's subject or issuer.
 *
 * @param rdns the canonical form of each RDN, in order: two names are the same exactly where these are (RFC 5280, 7.1, as
 *     OpenSSL does it: string types do not matter, nor the case of ASCII letters, nor the number of blanks)
 * @param text RFC 4514
 * @param commonNames in order
 * @param emailAddresses in order
 */
record DistinguishedName(List<String> rdns, String text, List<String> commonNames, List<String> emailAddresses) {
    private static final Charset UTF_32 = Charset.forName("UTF-32BE");

    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int NUMERIC_STRING = 0x12;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int T61_STRING = 0x14;
    private static final int IA5_STRING = 0x16;
    private static final int UNIVERSAL_STRING = 0x1c;
    private static final int BMP_STRING = 0x1e;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONSTRUCTED = 0x20;

    /** What a length of one byte holds. */
    private static final int LONGEST_JOINED = 127;

    /** Types of which case and blanks do not matter. */
    private static final Set<Integer> FOLDED =
            Set.of(UTF8_STRING, PRINTABLE_STRING, T61_STRING, IA5_STRING, UNIVERSAL_STRING, BMP_STRING);

    /** Types beside SEQUENCE that engines read in a name. */
    private static final Set<Integer> READ = Set.of(
            BIT_STRING,
            UTF8_STRING,
            NUMERIC_STRING,
            PRINTABLE_STRING,
            T61_STRING,
            IA5_STRING,
            UNIVERSAL_STRING,
            BMP_STRING);

    /** What C's isspace takes for a blank. */
    private static final String BLANKS = " \t\n\u000b\f\r";

    static DistinguishedName read(Der sequence) {
        sequence.requireShortOids();
        if (sequence.tag() != SEQUENCE) {
            throw new Malformed("a name that is no sequence");
        }
        List<RDN> rdns =
                sequence.children().stream().map(DistinguishedName::rdn).toList();
        X500Name name = new X500Name(rdns.toArray(RDN[]::new));
        return new DistinguishedName(
                rdns.stream().map(DistinguishedName::canonical).toList(),
                text(rdns),
                values(name, BCStyle.CN),
                values(name, BCStyle.EmailAddress));
    }

    /** RFC 4514: the last RDN first. */
    private static String text(List<RDN> rdns) {
        List<RDN> reversed = new ArrayList<>(rdns);
        Collections.reverse(reversed);
        return new X500Name(reversed.toArray(RDN[]::new)).toString();
    }

    boolean isEmpty() {
        return rdns.isEmpty();
    }

    /** Whether this name lies in the subtree of another (RFC 5280, 4.2.1.10). */
    boolean within(DistinguishedName subtree) {
        return rdns.size() >= subtree.rdns.size()
                && rdns.subList(0, subtree.rdns.size()).equals(subtree.rdns);
    }

    private static List<String> values(X500Name name, ASN1ObjectIdentifier type) {
        return Arrays.stream(name.getRDNs(type))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(type))
                .map(attribute -> text(attribute.getValue()))
                .toList();
    }

    private static String canonical(RDN rdn) {
        return Arrays.stream(rdn.getTypesAndValues())
                .map(DistinguishedName::canonical)
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /** Strings of other types than those that OpenSSL folds are compared byte for byte. */
    private static String canonical(AttributeTypeAndValue attribute) {
        ASN1Encodable value = attribute.getValue();
        String canonical = value instanceof ASN1String string && FOLDED.contains(tag(value))
                ? folded(content(string))
                : "#" + HexFormat.of().formatHex(encoded(value));
        return attribute.getType().getId() + "=" + canonical.length() + ":" + canonical;
    }

    /** As OpenSSL's asn1_string_canon and AWS-LC's: what is not ASCII stays as it is. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BLANKS.indexOf(c) >= 0) {
                blank = folded.length() > 0;
            } else {
                if (blank) {
                    folded.append(' ');
                    blank = false;
                }
                folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        return folded.toString();
    }

    private static int tag(ASN1Encodable value) {
        return encoded(value)[0] & 0xff;
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Bouncy Castle gives a UniversalString as hex. */
    private static String content(ASN1String string) {
        return string instanceof ASN1UniversalString universal
                ? new String(universal.getOctets(), UTF_32)
                : string.getString();
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string
                ? content(string)
                : HexFormat.of().formatHex(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }

    private static RDN rdn(Der set) {
        if (set.tag() != SET) {
            throw new Malformed("a name with something else than a set in it");
        }
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        for (Der attribute : set.children()) {
            List<Der> fields = attribute.children();
            if (attribute.tag() != SEQUENCE || fields.size() != 2) {
                throw new Malformed("a name with an attribute of other than two fields");
            }
            attributes.add(new DLSequence(new ASN1Encodable[] {
                new ASN1ObjectIdentifier(CertificateReader.oid(fields.get(0))), value(fields.get(1))
            }));
        }
        return RDN.getInstance(new DLSet(attributes));
    }

    /** A value, and a note where engines refuse to read it. */
    private static ASN1Primitive value(Der value) {
        int tag = value.tag();
        byte[] encoded = value.encoded();
        if (tag != SEQUENCE && (tag & CONSTRUCTED) != 0 && FOLDED.contains(tag & ~CONSTRUCTED)) {
            value.note(Oddity.refusedByAwsLc("a name with a string in parts, which DER forbids"));
            encoded = joined(value);
        } else if (tag != SEQUENCE && !READ.contains(tag)) {
            value.note(Oddity.refusedByAll("a name with a value that is no string"));
        } else if (tag == BMP_STRING && !isText(value.contents())) {
            value.note(Oddity.refusedByAll("a name with a string that is no text"));
        }
        try {
            return ASN1Primitive.fromByteArray(encoded);
        } catch (IOException unreadable) {
            throw new Malformed("a name with a value that cannot be read");
        }
    }

    /** The parts of a string as one. */
    private static byte[] joined(Der constructed) {
        Octets contents = Octets.NONE;
        for (Der part : constructed.children()) {
            contents = contents.and(part.contents());
            if (contents.length() > LONGEST_JOINED) {
                throw new Malformed("a name with a long string in parts");
            }
        }
        byte[] joined = new byte[2 + contents.length()];
        joined[0] = (byte) (constructed.tag() & ~CONSTRUCTED);
        joined[1] = (byte) contents.length();
        System.arraycopy(contents.bytes(), 0, joined, 2, contents.length());
        return joined;
    }

    private static boolean isText(byte[] utf16) {
        try {
            var unused = StandardCharsets.UTF_16BE.newDecoder().decode(ByteBuffer.wrap(utf16));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
