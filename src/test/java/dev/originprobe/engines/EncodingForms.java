package dev.originprobe.engines;

import static dev.originprobe.engines.Asn.around;
import static dev.originprobe.engines.Asn.element;
import static dev.originprobe.engines.Asn.text;
import static dev.originprobe.engines.OddCertificate.BASIC_CONSTRAINTS;
import static dev.originprobe.engines.OddCertificate.KEY_USAGE;
import static dev.originprobe.engines.OddCertificate.SUBJECT_KEY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What X.690 lets only BER have, or nothing, in each field of a certificate. */
final class EncodingForms {
    private static final Map<String, Function<OddCertificate, Asn>> FIELDS = fields();

    private final List<Form> forms = new ArrayList<>();

    private EncodingForms() {}

    static List<Form> all() {
        EncodingForms all = new EncodingForms();
        all.lengths();
        all.integers();
        all.flags();
        all.times();
        all.structure();
        all.uniqueIds();
        return all.forms;
    }

    private static Map<String, Function<OddCertificate, Asn>> fields() {
        Map<String, Function<OddCertificate, Asn>> fields = new LinkedHashMap<>();
        fields.put("the certificate", OddCertificate::whole);
        fields.put("the signed part", OddCertificate::tbs);
        fields.put("the version", OddCertificate::version);
        fields.put("the serial number", OddCertificate::serial);
        fields.put("the signature's algorithm", odd -> odd.tbs().child(2));
        fields.put("the outer signature's algorithm", odd -> odd.whole().child(1));
        fields.put("the issuer", OddCertificate::issuer);
        fields.put(
                "a value of the issuer", odd -> odd.issuer().child(0).child(0).child(1));
        fields.put("the validity", OddCertificate::validity);
        fields.put("a time", odd -> odd.validity().child(0));
        fields.put("the subject", OddCertificate::subject);
        fields.put("the key", OddCertificate::key);
        fields.put("the key's bits", odd -> odd.key().child(1));
        fields.put("the field of extensions", OddCertificate::tagged);
        fields.put("the extensions", OddCertificate::extensions);
        fields.put("an extension", odd -> odd.extension(KEY_USAGE));
        fields.put("an extension's identifier", odd -> odd.extension(KEY_USAGE).child(0));
        fields.put("an extension's flag", odd -> odd.extension(KEY_USAGE).child(1));
        fields.put("an extension's string", odd -> odd.extension(KEY_USAGE).child(2));
        fields.put("the key usage", odd -> odd.value(KEY_USAGE));
        fields.put("the basic constraints", odd -> odd.value(BASIC_CONSTRAINTS));
        fields.put("the subject key identifier", odd -> odd.value(SUBJECT_KEY));
        fields.put("the signature", odd -> odd.whole().child(2));
        return fields;
    }

    private void form(String name, Consumer<OddCertificate> change) {
        forms.add(Form.of(name, change).ofEncoding());
    }

    private void lengths() {
        FIELDS.forEach((name, field) -> {
            form("a needlessly long length of " + name, odd -> field.apply(odd).longer());
            if (!name.equals("the version") && isConstructed(name)) {
                form("an indefinite length of " + name, odd -> field.apply(odd).indefinite());
            }
        });
    }

    private static boolean isConstructed(String name) {
        return !List.of(
                        "the serial number",
                        "a value of the issuer",
                        "a time",
                        "the key's bits",
                        "an extension's identifier",
                        "an extension's flag",
                        "an extension's string",
                        "the key usage",
                        "the subject key identifier",
                        "the signature")
                .contains(name);
    }

    private void integers() {
        form("a serial number with a needless zero", odd -> odd.serial().holding(0, 5));
        form("a serial number with many needless zeros", odd -> odd.serial().holding(0, 0, 0, 5));
        form("a serial number below zero", odd -> odd.serial().holding(0x85));
        form(
                "a serial number below zero with a needless byte",
                odd -> odd.serial().holding(0xff, 0x85));
        form("a serial number of zero", odd -> odd.serial().holding(0));
        form(
                "a serial number of 20 bytes",
                odd -> odd.serial().holding(new byte[19]).led(0x7f));
        form(
                "a serial number of 21 bytes",
                odd -> odd.serial().holding(new byte[20]).led(0x7f));
        form(
                "a serial number of 300 bytes",
                odd -> odd.serial().holding(new byte[299]).led(0x7f));
        form("a serial number of no bytes", odd -> odd.serial().holding(new byte[0]));
        form("a serial number that is an enumeration", odd -> odd.serial().tagged(0x0a));
        form("a version with a needless zero", odd -> odd.version().child(0).holding(0, 2));
        form(
                "a version of 1, written out, with extensions",
                odd -> odd.version().child(0).holding(0));
        form("a version of 2 with extensions", odd -> odd.version().child(0).holding(1));
        form("a version of 4", odd -> odd.version().child(0).holding(3));
        form("a version below zero", odd -> odd.version().child(0).holding(0xff));
        form("a version of no bytes", odd -> odd.version().child(0).holding(new byte[0]));
        form("a version of 1, written out, without extensions", odd -> {
            odd.version().child(0).holding(0);
            odd.tbs().children().remove(odd.tagged());
        });
        form("a version of 3 without extensions", odd -> odd.tbs().children().remove(odd.tagged()));
        form("no version, with extensions", odd -> odd.tbs().children().remove(0));
        form("a version with another element", odd -> odd.version().add(element(5)));
    }

    private void flags() {
        form(
                "an extension's flag of 1",
                odd -> odd.extension(KEY_USAGE).child(1).holding(1));
        form(
                "an extension's flag of two bytes",
                odd -> odd.extension(KEY_USAGE).child(1).holding(0xff, 0xff));
        form(
                "an extension's flag of no bytes",
                odd -> odd.extension(KEY_USAGE).child(1).holding(new byte[0]));
        form(
                "an extension's flag that says the default",
                odd -> odd.extension(SUBJECT_KEY).children().add(1, element(1, 0)));
        form(
                "an extension's flag that is an integer",
                odd -> odd.extension(KEY_USAGE).child(1).tagged(2));
        form(
                "a signature with unused bits",
                odd -> odd.signedBy(odd::signOddly).whole().child(2).holding(1));
        form("a signature with 8 unused bits", odd -> odd.whole().child(2).holding(8));
        form("a signature in an octet string", odd -> odd.whole().child(2).tagged(4));
        form("a key with unused bits", odd -> odd.key().child(1).holding(unused(odd, 1)));
        form("a key in an octet string", odd -> odd.key().child(1).tagged(4));
        form("an extension's string in parts", odd -> {
            byte[] value = odd.value(KEY_USAGE).encoded();
            odd.extension(KEY_USAGE).child(2).holding(element(4, value)).tagged(0x24);
        });
        form(
                "an identifier with a needless byte",
                odd -> odd.extension(SUBJECT_KEY).child(0).holding(0x55, 0x1d, 0x80, 0x0e));
        form(
                "an identifier of no bytes",
                odd -> odd.extension(SUBJECT_KEY).child(0).holding(new byte[0]));
        form(
                "an identifier that is cut off",
                odd -> odd.extension(SUBJECT_KEY).child(0).holding(0x55, 0x9d));
        form(
                "an identifier of 200 bytes",
                odd -> odd.extension(SUBJECT_KEY)
                        .child(0)
                        .holding(new byte[199])
                        .led(0x2a));
    }

    private static byte[] unused(OddCertificate odd, int bits) {
        byte[] body = odd.key().child(1).body();
        body[0] = (byte) bits;
        return body;
    }

    private void time(String name, int tag, String text) {
        form(
                "a time " + name,
                odd -> odd.validity().child(0).holding(text(tag, text).body()).tagged(tag));
    }

    private void times() {
        time("without seconds", Asn.UTC_TIME, "2501010000Z");
        time("with an offset", Asn.UTC_TIME, "250101000000+0000");
        time("without a zone", Asn.UTC_TIME, "250101000000");
        time("with a small z", Asn.UTC_TIME, "250101000000z");
        time("of four digits for the year before 2050", Asn.GENERALIZED_TIME, "20250101000000Z");
        time("of four digits without seconds", Asn.GENERALIZED_TIME, "202501010000Z");
        time("of four digits with fractions", Asn.GENERALIZED_TIME, "20250101000000.5Z");
        time("of four digits with an offset", Asn.GENERALIZED_TIME, "20250101000000+0000");
        time("of four digits without a zone", Asn.GENERALIZED_TIME, "20250101000000");
        time("in the year 0", Asn.GENERALIZED_TIME, "00000101000000Z");
        time("on 30 February", Asn.UTC_TIME, "250230000000Z");
        time("at second 60", Asn.UTC_TIME, "241231235960Z");
        time("at hour 24", Asn.UTC_TIME, "241231240000Z");
        time("with a blank", Asn.UTC_TIME, "25010100000 Z");
        time("in a printable string", Asn.PRINTABLE, "250101000000Z");
        time("of no bytes", Asn.UTC_TIME, "");
        form(
                "an end of four digits before 2050",
                odd -> odd.validity()
                        .child(1)
                        .holding(text(Asn.GENERALIZED_TIME, "20400101000000Z").body())
                        .tagged(Asn.GENERALIZED_TIME));
        form(
                "an end in the year 9999",
                odd -> odd.validity()
                        .child(1)
                        .holding(text(Asn.GENERALIZED_TIME, "99991231235959Z").body())
                        .tagged(Asn.GENERALIZED_TIME));
        form(
                "an end with an offset",
                odd -> odd.validity()
                        .child(1)
                        .holding(text(0, "400101000000+0100").body()));
    }

    private void structure() {
        form("a byte behind the certificate", odd -> odd.followed(1));
        form("three bytes behind the certificate", odd -> odd.followed(3));
        form("four bytes behind the certificate", odd -> odd.followed(4));
        form("a fourth part of the certificate", odd -> odd.whole().add(element(5)));
        form("another field behind the extensions", odd -> odd.tbs().add(element(5)));
        form("an unknown field behind the extensions", odd -> odd.tbs().add(element(0x84, 1)));
        form(
                "a third time",
                odd -> odd.validity()
                        .add(element(Asn.UTC_TIME, text(0, "250101000000Z").body())));
        form("a third field of the key", odd -> odd.key().add(element(5)));
        form("a fourth field of an extension", odd -> odd.extension(KEY_USAGE).add(element(5)));
        form("another element beside the extensions", odd -> odd.tagged().add(element(5)));
        form("extensions in a set", odd -> odd.extensions().tagged(Asn.SET));
        form("an extension in a set", odd -> odd.extension(KEY_USAGE).tagged(Asn.SET));
        form(
                "an extension's string that is a bit string",
                odd -> odd.extension(SUBJECT_KEY).child(1).tagged(3));
        form("a certificate in a set", odd -> odd.whole().tagged(Asn.SET));
        form("extensions of which one is an integer", odd -> odd.extensions().add(element(2, 1)));
        form(
                "a null behind the extensions' field of another tag",
                odd -> odd.tagged().tagged(0xa4));
        form(
                "a wrong algorithm within",
                odd -> odd.tbs()
                        .child(2)
                        .child(0)
                        .holding(Asn.oid("1.2.840.10045.4.3.3").body()));
    }

    private void uniqueIds() {
        form("an issuer's unique identifier", odd -> odd.tbs().children().add(7, element(0x81, 0, 1)));
        form("a subject's unique identifier", odd -> odd.tbs().children().add(7, element(0x82, 0, 1)));
        form("both unique identifiers in the other order", odd -> {
            odd.tbs().children().add(7, element(0x81, 0, 1));
            odd.tbs().children().add(7, element(0x82, 0, 1));
        });
        form(
                "a unique identifier that is constructed",
                odd -> odd.tbs().children().add(7, around(0xa1, element(3, 0, 1))));
        form("a unique identifier of no bytes", odd -> odd.tbs().children().add(7, element(0x81)));
        form(
                "a unique identifier with unused bits that are set",
                odd -> odd.tbs().children().add(7, element(0x81, 1, 1)));
        form(
                "a unique identifier with 9 unused bits",
                odd -> odd.tbs().children().add(7, element(0x81, 9, 1)));
        form("a unique identifier twice", odd -> {
            odd.tbs().children().add(7, element(0x81, 0, 1));
            odd.tbs().children().add(7, element(0x81, 0, 1));
        });
        form("a unique identifier behind the extensions", odd -> odd.tbs().add(element(0x81, 0, 1)));
        form("a unique identifier in version 1", odd -> {
            odd.tbs().children().remove(odd.tagged());
            odd.tbs().children().remove(0);
            odd.tbs().add(element(0x81, 0, 1));
        });
    }
}
