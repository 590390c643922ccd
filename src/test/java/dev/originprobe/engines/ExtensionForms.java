package dev.originprobe.engines;

import static dev.originprobe.engines.Asn.around;
import static dev.originprobe.engines.Asn.element;
import static dev.originprobe.engines.Asn.oid;
import static dev.originprobe.engines.Asn.sequence;
import static dev.originprobe.engines.Asn.text;
import static dev.originprobe.engines.OddCertificate.AUTHORITY_KEY;
import static dev.originprobe.engines.OddCertificate.BASIC_CONSTRAINTS;
import static dev.originprobe.engines.OddCertificate.EXTENDED_KEY_USAGE;
import static dev.originprobe.engines.OddCertificate.KEY_USAGE;
import static dev.originprobe.engines.OddCertificate.SUBJECT_KEY;

import dev.originprobe.engines.OddChains.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Extensions that are not as RFC 5280, 4.2 wants them. */
final class ExtensionForms {
    private static final String POINTS = "2.5.29.31";
    private static final String ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String POLICIES = "2.5.29.32";
    private static final String CERT_TYPE = "2.16.840.1.113730.1.1";
    private static final String PRIVATE = "1.3.6.1.4.1.99999.1";
    private static final byte[] OTHER_ID = {9, 9, 9, 9};

    private final List<Form> forms = new ArrayList<>();

    private ExtensionForms() {}

    static List<Form> all() {
        ExtensionForms all = new ExtensionForms();
        all.keyIdentifiers();
        all.pointers();
        all.keyUsage();
        all.basicConstraints();
        all.forms.addAll(AltNameForms.all());
        all.usages();
        all.others();
        return all.forms;
    }

    private void form(String name, Consumer<OddCertificate> change) {
        forms.add(Form.of(name, change));
    }

    private void authority(String name, Consumer<OddCertificate> change) {
        forms.add(Form.of(name, change).at(Place.INTERMEDIATE));
    }

    private void leaf(String name, Consumer<OddCertificate> change) {
        forms.add(Form.of(name, change).at(Place.LEAF));
    }

    private void value(String extension, String name, Asn value) {
        form(name, odd -> odd.set(extension, value));
    }

    private void keyIdentifiers() {
        form(
                "authority key identifier of another key",
                odd -> odd.set(AUTHORITY_KEY, sequence(element(0x80, OTHER_ID))));
        authority("subject key identifier of another key", odd -> odd.set(SUBJECT_KEY, element(4, OTHER_ID)));
        form("no authority key identifier", odd -> odd.without(AUTHORITY_KEY));
        form("no subject key identifier", odd -> odd.without(SUBJECT_KEY));
        form(
                "authority key identifier with another serial number",
                odd -> odd.value(AUTHORITY_KEY)
                        .add(around(0xa1, around(0xa4, Asn.read(odd.issuer().encoded()))), element(0x82, 7)));
        form(
                "authority key identifier with another issuer's name",
                odd -> odd.value(AUTHORITY_KEY)
                        .add(around(0xa1, around(0xa4, Asn.read(odd.subject().encoded())))));
        form(
                "authority key identifier with a serial number alone",
                odd -> odd.set(AUTHORITY_KEY, sequence(element(0x82, 7))));
        value(AUTHORITY_KEY, "authority key identifier without content", sequence());
        value(AUTHORITY_KEY, "authority key identifier of no bytes", sequence(element(0x80)));
        value(AUTHORITY_KEY, "authority key identifier that is no sequence", element(4, 1, 2, 3));
        value(
                AUTHORITY_KEY,
                "authority key identifier with an unknown field",
                sequence(element(0x80, OddChains.AUTHORITY_ID), element(0x85, 1)));
        form(
                "bytes after the authority key identifier",
                odd -> odd.extension(AUTHORITY_KEY).child(1).open().add(element(5)));
        form(
                "authority key identifier, critical",
                odd -> odd.extension(AUTHORITY_KEY).children().add(1, element(1, 0xff)));
        form(
                "authority key identifier twice",
                odd -> odd.extensions()
                        .add(Asn.read(odd.extension(AUTHORITY_KEY).encoded())));
        value(SUBJECT_KEY, "subject key identifier that is an integer", element(2, 1));
        form(
                "bytes after the subject key identifier",
                odd -> odd.extension(SUBJECT_KEY).child(1).open().add(element(5)));
        leaf("subject key identifier of no bytes", odd -> odd.set(SUBJECT_KEY, element(4)));
        form(
                "subject key identifier, critical",
                odd -> odd.extension(SUBJECT_KEY).children().add(1, element(1, 0xff)));
    }

    private void pointers() {
        form("revocation list points that are an integer", odd -> odd.add(POINTS, false, element(2, 1)));
        form("revocation list points, none", odd -> odd.add(POINTS, false, sequence()));
        form("revocation list point without content", odd -> odd.add(POINTS, false, sequence(sequence())));
        form(
                "revocation list point with an unknown field",
                odd -> odd.add(POINTS, false, sequence(sequence(element(0x85, 1)))));
        form(
                "revocation list point relative to the issuer",
                odd -> odd.add(
                        POINTS,
                        false,
                        sequence(sequence(around(0xa0, around(0xa1, sequence(oid("2.5.4.3"), text(Asn.UTF8, "x"))))))));
        form(
                "revocation list points, critical",
                odd -> odd.add(
                        POINTS,
                        true,
                        sequence(sequence(around(0xa0, around(0xa0, text(0x86, "http://crl.test/a.crl")))))));
        form(
                "revocation list point at a relative URI that is not ASCII",
                odd -> odd.add(POINTS, false, sequence(sequence(around(0xa0, around(0xa0, text(0x86, "crl/ä")))))));
        form("authority information access that is an integer", odd -> odd.add(ACCESS, false, element(2, 1)));
        form("authority information access, none", odd -> odd.add(ACCESS, false, sequence()));
        form(
                "authority information access with a method alone",
                odd -> odd.add(ACCESS, false, sequence(sequence(oid("1.3.6.1.5.5.7.48.2")))));
        form("authority information access that is cut off", odd -> odd.add(ACCESS, false, element(0x30, 0x30, 9, 6)));
        form(
                "authority information access, critical",
                odd -> odd.add(
                        ACCESS, true, sequence(sequence(oid("1.3.6.1.5.5.7.48.2"), text(0x86, "http://aia.test/a")))));
        form("policies that are an integer", odd -> odd.add(POLICIES, false, element(2, 1)));
        form("policies, none", odd -> odd.add(POLICIES, false, sequence()));
        form(
                "a policy twice",
                odd -> odd.add(POLICIES, false, sequence(sequence(oid("1.2.3.4")), sequence(oid("1.2.3.4")))));
        form("policies that are an integer, critical", odd -> odd.add(POLICIES, true, element(2, 1)));
    }

    private void keyUsage() {
        value(KEY_USAGE, "key usage that is an OCTET STRING", element(4, 6));
        value(KEY_USAGE, "key usage that is a sequence", sequence(element(3, 1, 6)));
        value(KEY_USAGE, "key usage of no bytes", element(3));
        value(KEY_USAGE, "key usage without a bit", element(3, 0));
        form("key usage with all bits zero", odd -> odd.set(KEY_USAGE, element(3, 7, 0)));
        form("key usage with 8 unused bits", odd -> odd.set(KEY_USAGE, element(3, 8, bits(odd), 0)));
        form("key usage with unused bits that are set", odd -> odd.set(KEY_USAGE, element(3, 1, bits(odd) | 1)));
        form("key usage with needless zero bits", odd -> odd.set(KEY_USAGE, element(3, 0, bits(odd))));
        form("key usage with a needless byte", odd -> odd.set(KEY_USAGE, element(3, 0, bits(odd), 0)));
        form("key usage with bits that nobody defined", odd -> odd.set(KEY_USAGE, element(3, 0, bits(odd), 0x01)));
        form(
                "bytes after the key usage",
                odd -> odd.extension(KEY_USAGE).child(2).open().add(element(5)));
        form(
                "key usage, not critical",
                odd -> odd.extension(KEY_USAGE).children().remove(1));
        form("no key usage", odd -> odd.without(KEY_USAGE));
        form(
                "key usage twice",
                odd -> odd.extensions().add(Asn.read(odd.extension(KEY_USAGE).encoded())));
    }

    private static int bits(OddCertificate odd) {
        return odd.value(KEY_USAGE).body()[1] & 0xff;
    }

    private void basicConstraints() {
        form(
                "basic constraints with an integer for the flag",
                odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(2, ca(odd)))));
        form(
                "basic constraints with a flag of 1",
                odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1, ca(odd) == 0 ? 0 : 1))));
        form(
                "basic constraints with a flag of two bytes",
                odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1, ca(odd), ca(odd)))));
        form("basic constraints with a flag of no bytes", odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1))));
        leaf(
                "basic constraints with the default written out",
                odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1, 0))));
        leaf("path length without CA", odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(2, 0))));
        leaf("path length and CA:FALSE", odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1, 0), element(2, 0))));
        leaf("CA:TRUE in the leaf", odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1, 0xff))));
        leaf(
                "path length below zero in the leaf, CA:TRUE",
                odd -> odd.set(BASIC_CONSTRAINTS, sequence(element(1, 0xff), element(2, 0xff))));
        authority("path length below zero", odd -> odd.value(BASIC_CONSTRAINTS).add(element(2, 0xff)));
        authority(
                "path length of 2^31 - 1", odd -> odd.value(BASIC_CONSTRAINTS).add(element(2, 0x7f, 0xff, 0xff, 0xff)));
        authority("path length of 2^31", odd -> odd.value(BASIC_CONSTRAINTS).add(element(2, 0, 0x80, 0, 0, 0)));
        authority(
                "path length of 2^64", odd -> odd.value(BASIC_CONSTRAINTS).add(element(2, 1, 0, 0, 0, 0, 0, 0, 0, 0)));
        authority(
                "path length with a needless zero",
                odd -> odd.value(BASIC_CONSTRAINTS).add(element(2, 0, 3)));
        authority("path length of no bytes", odd -> odd.value(BASIC_CONSTRAINTS).add(element(2)));
        authority("path length of 0 with key usage without keyCertSign", odd -> {
            odd.value(BASIC_CONSTRAINTS).add(element(2, 0));
            odd.set(KEY_USAGE, element(3, 1, 2));
        });
        form(
                "basic constraints with a third field",
                odd -> odd.value(BASIC_CONSTRAINTS).add(element(2, 3), element(2, 3)));
        form(
                "basic constraints that are a set",
                odd -> odd.value(BASIC_CONSTRAINTS).tagged(Asn.SET));
        authority(
                "basic constraints with their fields swapped",
                odd -> odd.value(BASIC_CONSTRAINTS).children().add(0, element(2, 3)));
        form(
                "bytes after the basic constraints",
                odd -> odd.extension(BASIC_CONSTRAINTS).child(2).open().add(element(5)));
        form("no basic constraints", odd -> odd.without(BASIC_CONSTRAINTS));
        form(
                "basic constraints twice",
                odd -> odd.extensions()
                        .add(Asn.read(odd.extension(BASIC_CONSTRAINTS).encoded())));
    }

    private static int ca(OddCertificate odd) {
        return odd.value(BASIC_CONSTRAINTS).children().isEmpty() ? 0 : 0xff;
    }

    private void usages() {
        leaf("extended key usage, none", odd -> odd.set(EXTENDED_KEY_USAGE, sequence()));
        leaf(
                "extended key usage that is a set",
                odd -> odd.value(EXTENDED_KEY_USAGE).tagged(Asn.SET));
        leaf(
                "extended key usage with an integer",
                odd -> odd.value(EXTENDED_KEY_USAGE).add(element(2, 1)));
        leaf(
                "extended key usage twice the same",
                odd -> odd.value(EXTENDED_KEY_USAGE).add(oid("1.3.6.1.5.5.7.3.1")));
        leaf("extended key usage of any kind alone", odd -> odd.set(EXTENDED_KEY_USAGE, sequence(oid("2.5.29.37.0"))));
        authority(
                "extended key usage of any kind alone in the CA",
                odd -> odd.add(EXTENDED_KEY_USAGE, false, sequence(oid("2.5.29.37.0"))));
        authority(
                "extended key usage of Netscape's step-up in the CA",
                odd -> odd.add(EXTENDED_KEY_USAGE, false, sequence(oid("2.16.840.1.113730.4.1"))));
        leaf(
                "bytes after the extended key usage",
                odd -> odd.extension(EXTENDED_KEY_USAGE).child(1).open().add(element(5)));
        authority(
                "extended key usage that is an integer in the CA",
                odd -> odd.add(EXTENDED_KEY_USAGE, false, element(2, 1)));
        form("Netscape's type of a client", odd -> odd.add(CERT_TYPE, false, element(3, 7, 0x80)));
        form("Netscape's type of a server", odd -> odd.add(CERT_TYPE, false, element(3, 6, 0x40)));
        form("Netscape's type of a CA", odd -> odd.add(CERT_TYPE, false, element(3, 2, 0x04)));
        form("Netscape's type of a client, critical", odd -> odd.add(CERT_TYPE, true, element(3, 7, 0x80)));
        form("Netscape's type that is an integer", odd -> odd.add(CERT_TYPE, false, element(2, 1)));
        form("Netscape's type without a bit", odd -> odd.add(CERT_TYPE, false, element(3, 0)));
    }

    private void others() {
        form(
                "an unknown extension twice",
                odd -> odd.add(PRIVATE, false, element(5)).add(PRIVATE, false, element(5)));
        form("an unknown extension of no bytes", odd -> {
            odd.add(PRIVATE, false, element(5));
            odd.extension(PRIVATE).child(1).holding(new byte[0]);
        });
        form("an unknown extension of random bytes", odd -> {
            odd.add(PRIVATE, false, element(5));
            odd.extension(PRIVATE).child(1).holding(0xff, 0x30, 0x80, 1);
        });
        form("an unknown extension, critical", odd -> odd.add(PRIVATE, true, element(5)));
        form("no extensions in the field for them", odd -> odd.extensions().holding(new byte[0]));
        form("signed timestamps that are an integer", odd -> odd.add("1.3.6.1.4.1.11129.2.4.2", false, element(2, 1)));
        form(
                "the TLS feature that asks for a stapled answer",
                odd -> odd.add("1.3.6.1.5.5.7.1.24", false, sequence(element(2, 5))));
        form(
                "policy constraints that ask for a policy, critical",
                odd -> odd.add("2.5.29.36", true, sequence(element(0x80, 0))));
        form("policy constraints without content", odd -> odd.add("2.5.29.36", true, sequence()));
        authority("policy mappings that are an integer", odd -> odd.add("2.5.29.33", false, element(2, 1)));
        form("the inhibition of any policy below zero", odd -> odd.add("2.5.29.54", true, element(2, 0xff)));
        form("freshest revocation list, critical", odd -> odd.add("2.5.29.46", true, sequence()));
        form(
                "private key usage period, critical",
                odd -> odd.add("2.5.29.16", true, sequence(text(0x80, "20200101000000Z"))));
        form("subject information access, critical", odd -> odd.add("1.3.6.1.5.5.7.1.11", true, sequence()));
        form("the mark of a precertificate", odd -> odd.add("1.3.6.1.4.1.11129.2.4.3", true, element(5)));
    }
}
