package dev.originprobe.engines;

import static dev.originprobe.engines.Asn.around;
import static dev.originprobe.engines.Asn.element;
import static dev.originprobe.engines.Asn.oid;
import static dev.originprobe.engines.Asn.sequence;
import static dev.originprobe.engines.Asn.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Names: of issuers that are written otherwise than the issuer writes its own, and of forms that no encoder writes. */
final class NameForms {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";

    private final List<Form> forms = new ArrayList<>();

    private NameForms() {}

    static List<Form> all() {
        NameForms all = new NameForms();
        all.issuers();
        all.subjects();
        return all.forms;
    }

    private void form(String name, Consumer<OddCertificate> change) {
        forms.add(Form.of(name, change));
    }

    /** The issuer bears the name's first form, and what it issued says the second. */
    private void issuer(String name, Asn own, Asn said) {
        forms.add(Form.of("issuer named " + name, odd -> odd.issuer().holding(said))
                .at(OddChains.Place.LEAF)
                .named(own));
    }

    private static Asn named(Asn value) {
        return around(Asn.SET, sequence(oid(COMMON_NAME), value));
    }

    private void issuer(String name, String own, String said) {
        issuer(name, named(text(Asn.UTF8, own)), named(text(Asn.UTF8, said)));
    }

    private void issuers() {
        issuer("in the other case", "Some CA", "sOME ca");
        issuer("with the Kelvin sign for a K", "K CA", "\u212a CA");
        issuer("in the other case of a Cyrillic letter", "\u0416 CA", "\u0436 CA");
        issuer("in the other case of an umlaut", "\u00c4 CA", "\u00e4 CA");
        issuer("in the other case of a Greek letter", "\u03a3 CA", "\u03c3 CA");
        issuer("with a dotted capital I for an i", "i CA", "\u0130 CA");
        issuer("composed otherwise", "\u00e4 CA", "a\u0308 CA");
        issuer("in full width", "A CA", "\uff21 CA");
        issuer("with blanks around", "Some CA", "  Some CA ");
        issuer("with two blanks for one", "Some CA", "Some  CA");
        issuer("with a tab for a blank", "Some CA", "Some\tCA");
        issuer("with a line end for a blank", "Some CA", "Some\nCA");
        issuer("with a vertical tab for a blank", "Some CA", "Some\u000bCA");
        issuer("with a form feed behind", "Some CA", "Some CA\f");
        issuer("with a no-break space for a blank", "Some CA", "Some\u00a0CA");
        issuer("with a no-break space behind", "Some CA", "Some CA\u00a0");
        issuer("with an em space behind", "Some CA", "Some CA\u2003");
        issuer("with a unit separator behind", "Some CA", "Some CA\u001f");
        issuer("with a zero-width space in it", "Some CA", "Some\u200b CA");
        issuer("with a zero byte behind", "Some CA", "Some CA\0");
        issuer("as a printable string", named(text(Asn.UTF8, "Some CA")), named(text(Asn.PRINTABLE, "Some CA")));
        issuer("as an IA5 string", named(text(Asn.UTF8, "Some CA")), named(text(Asn.IA5, "Some CA")));
        issuer("as a BMP string", named(text(Asn.UTF8, "Some CA")), named(bmp("Some CA")));
        issuer("as a universal string", named(text(Asn.UTF8, "Some CA")), named(universal("Some CA")));
        issuer("as a T61 string", named(text(Asn.UTF8, "Some CA")), named(text(Asn.T61, "Some CA")));
        issuer("as a T61 string in Latin-1", named(text(Asn.UTF8, "\u00e4")), named(element(Asn.T61, 0xe4)));
        issuer("as a T61 string in T.61", named(text(Asn.UTF8, "\u00e4")), named(element(Asn.T61, 0xc8, 'a')));
        issuer("as a numeric string", named(text(Asn.UTF8, "1 2")), named(text(0x12, "1 2")));
        issuer("as a visible string", named(text(Asn.UTF8, "Some CA")), named(text(0x1a, "Some CA")));
        issuer("as a general string", named(text(Asn.UTF8, "Some CA")), named(text(0x1b, "Some CA")));
        issuer("as an octet string", named(text(Asn.UTF8, "Some CA")), named(text(4, "Some CA")));
        issuer(
                "by two attributes in the other order",
                pair(COMMON_NAME, ORGANIZATION),
                pair(ORGANIZATION, COMMON_NAME));
        issuer("with a value that is an integer", named(element(2, 1)), named(element(2, 1)));
        issuer("with a value that is a sequence", named(sequence(element(5))), named(sequence(element(5))));
        issuer("with a tagged value", named(element(0x80, 1)), named(element(0x80, 1)));
        issuer("with a bit string", named(element(3, 0, 'a')), named(element(3, 0, 'a')));
        issuer("with UTF-8 that is none", named(element(Asn.UTF8, 0xff)), named(element(Asn.UTF8, 0xff)));
        issuer("with half a UTF-16 pair", named(element(Asn.BMP, 0xd8, 0)), named(element(Asn.BMP, 0xd8, 0)));
        issuer(
                "with a BMP string of odd length",
                named(element(Asn.BMP, 0, 'a', 0)),
                named(element(Asn.BMP, 0, 'a', 0)));
        issuer(
                "with a printable string that has an at sign",
                named(text(Asn.PRINTABLE, "a@b")),
                named(text(Asn.PRINTABLE, "a@b")));
        issuer(
                "with a printable string that is not ASCII",
                named(element(Asn.PRINTABLE, 0xe4)),
                named(element(Asn.PRINTABLE, 0xe4)));
        issuer("with an empty value", named(text(Asn.UTF8, "")), named(text(Asn.UTF8, "")));
        issuer("with a constructed string", named(constructed()), named(constructed()));
        issuer("by nothing at all", around(0), around(0));
    }

    private static Asn constructed() {
        return around(Asn.UTF8 | 0x20, text(Asn.UTF8, "Some"), text(Asn.UTF8, "CA"));
    }

    private static Asn pair(String first, String second) {
        return around(
                Asn.SET,
                sequence(oid(first), text(Asn.UTF8, first.equals(COMMON_NAME) ? "Some" : "CA")),
                sequence(oid(second), text(Asn.UTF8, second.equals(COMMON_NAME) ? "Some" : "CA")));
    }

    private static Asn bmp(String text) {
        return element(Asn.BMP, text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static Asn universal(String text) {
        return element(Asn.UNIVERSAL, text.getBytes(java.nio.charset.Charset.forName("UTF-32BE")));
    }

    private void subject(String name, Asn value) {
        forms.add(
                Form.of("subject " + name, odd -> odd.subject().holding(value)).at(OddChains.Place.LEAF));
    }

    private void subjects() {
        subject("with a value that is an integer", named(element(2, 1)));
        subject("with UTF-8 that is none", named(element(Asn.UTF8, 0xff)));
        subject("with a printable string that has an at sign", named(text(Asn.PRINTABLE, "a@b")));
        subject(
                "with a country of three letters",
                around(Asn.SET, sequence(oid("2.5.4.6"), text(Asn.PRINTABLE, "DEU"))));
        subject(
                "with an attribute of three fields",
                around(Asn.SET, sequence(oid(COMMON_NAME), text(Asn.UTF8, "a"), element(5))));
        subject("with an attribute without a value", around(Asn.SET, sequence(oid(COMMON_NAME))));
        subject("with an empty set", around(Asn.SET));
        subject("with a sequence for the set", sequence(sequence(oid(COMMON_NAME), text(Asn.UTF8, "a"))));
        subject(
                "with the same attribute twice",
                around(
                        Asn.SET,
                        sequence(oid(COMMON_NAME), text(Asn.UTF8, "a")),
                        sequence(oid(COMMON_NAME), text(Asn.UTF8, "a"))));
        subject("with a set out of order", pair(ORGANIZATION, COMMON_NAME));
        subject("without content", around(0));
        form("subject that is a set", odd -> odd.subject().tagged(Asn.SET));
    }
}
