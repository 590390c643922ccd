package dev.originprobe.pki;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows the key in a certificate (RFC 5280, 4.1): unique identifiers, which nobody uses, and the extensions.
 *
 * @param extensions by OID; of one that engines do not know and that is there twice the last
 */
record CertificateTail(Map<String, Extension> extensions) {
    private static final int BOOLEAN = 0x01;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;
    private static final int ISSUER_UNIQUE_ID = 0x81;
    private static final int SUBJECT_UNIQUE_ID = 0x82;
    private static final int EXTENSIONS = 0xa3;

    private static final int MOST_UNUSED_BITS = 7;

    /**
     * An extension.
     *
     * @param value the OCTET STRING; its contents are only read where the extension is known
     */
    record Extension(String oid, boolean critical, Der value) {}

    static CertificateTail read(List<Der> rest, int version, Oddities oddities) {
        Map<String, Extension> byOid = new HashMap<>();
        List<Integer> kinds = new ArrayList<>();
        for (Der field : rest) {
            int kind = field.tag() | CONSTRUCTED;
            if (kind == EXTENSIONS) {
                if (version != 3) {
                    oddities.note(Oddity.refusedByAwsLc("extensions, and a version of " + version + " that has none"));
                }
                extensions(field, byOid);
            } else if (kind == (ISSUER_UNIQUE_ID | CONSTRUCTED) || kind == (SUBJECT_UNIQUE_ID | CONSTRUCTED)) {
                uniqueId(field, version);
            } else {
                throw new Malformed("a field of unknown kind");
            }
            if (kinds.stream().anyMatch(earlier -> earlier >= kind)) {
                oddities.note(Oddity.refusedByAll("fields behind the key twice, or in another order"));
            }
            kinds.add(kind);
        }
        return new CertificateTail(byOid);
    }

    private static void uniqueId(Der field, int version) {
        byte[] bits = field.contents();
        if ((field.tag() & CONSTRUCTED) != 0) {
            field.note(Oddity.refusedByAwsLc("a unique identifier that is constructed"));
        } else if (bits.length == 0 || bits[0] < 0 || bits[0] > MOST_UNUSED_BITS) {
            field.note(Oddity.refusedByAll("a unique identifier that is no string of bits"));
        } else if (bits.length > 1 && (bits[bits.length - 1] & ((1 << bits[0]) - 1)) != 0) {
            field.note(Oddity.refusedByAwsLc("a unique identifier with unused bits that are set"));
        }
        if (version < 2) {
            field.note(Oddity.refusedByAwsLc("a unique identifier, and a version of 1 that has none"));
        }
    }

    private static void extensions(Der field, Map<String, Extension> byOid) {
        List<Der> within = field.children();
        if (within.size() > 1) {
            field.note(Oddity.refusedByAll("an element beside its extensions"));
        }
        for (Der extension :
                CertificateReader.sequence(within.get(0), "the extensions").children()) {
            Extension read = extension(extension);
            if (byOid.put(read.oid(), read) != null && Extensions.isKnown(read.oid())) {
                throw new Malformed("the extension " + read.oid() + " twice");
            }
        }
    }

    private static Extension extension(Der sequence) {
        List<Der> fields = sequence.children();
        boolean flagged = fields.size() == 3 && fields.get(1).tag() == BOOLEAN;
        if (fields.size() != (flagged ? 3 : 2)) {
            throw new Malformed("an extension with " + fields.size() + " fields");
        }
        if (sequence.tag() != SEQUENCE) {
            sequence.note(Oddity.refusedByAll("an extension that is no sequence"));
        }
        Der value = fields.get(flagged ? 2 : 1);
        return new Extension(CertificateReader.oid(fields.get(0)), flagged && flag(fields.get(1)), string(value));
    }

    /** A BOOLEAN: X.690, 11.1, has one byte of all ones for true. */
    static boolean flag(Der element) {
        byte[] contents = element.contents();
        if (contents.length == 0) {
            throw new Malformed("a truth value of no bytes");
        }
        if (contents.length > 1) {
            element.note(Oddity.refusedByAll("a truth value of " + contents.length + " bytes"));
        } else if (contents[0] != 0 && contents[0] != -1) {
            element.note(new Oddity("a truth value that DER forbids", Oddity.Refusing.STRICT));
        }
        return contents[0] != 0;
    }

    /** An OCTET STRING; in parts, which only BER has, where it is in one part. */
    private static Der string(Der value) {
        if (value.tag() == (OCTET_STRING | CONSTRUCTED) && value.children().size() == 1) {
            value.note(Oddity.refusedByAwsLc("an extension's string in parts, which DER forbids"));
            return value.children().get(0);
        }
        if (value.tag() != OCTET_STRING) {
            value.note(Oddity.refusedByAll("an extension's value in another type than OCTET STRING"));
        }
        return value;
    }
}
