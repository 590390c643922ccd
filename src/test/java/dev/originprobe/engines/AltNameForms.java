package dev.originprobe.engines;

import static dev.originprobe.engines.Asn.around;
import static dev.originprobe.engines.Asn.element;
import static dev.originprobe.engines.Asn.oid;
import static dev.originprobe.engines.Asn.sequence;
import static dev.originprobe.engines.Asn.text;
import static dev.originprobe.engines.OddCertificate.ALT_NAME;
import static dev.originprobe.engines.OddCertificate.NAME_CONSTRAINTS;

import dev.originprobe.engines.OddChains.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Host names in extensions: alternative names, and what an authority constrains them to (RFC 5280, 4.2.1.6 and 4.2.1.10). */
final class AltNameForms {
    private final List<Form> forms = new ArrayList<>();

    private AltNameForms() {}

    static List<Form> all() {
        AltNameForms all = new AltNameForms();
        all.altNames();
        all.nameConstraints();
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

    private void altNames() {
        leaf("alternative names that are a set", odd -> odd.value(ALT_NAME).tagged(Asn.SET));
        leaf("an alternative name of unknown kind", odd -> odd.value(ALT_NAME).add(element(0x89, 1)));
        leaf(
                "an alternative name with a universal tag",
                odd -> odd.value(ALT_NAME).add(text(Asn.IA5, "x")));
        leaf("a host name that is constructed", odd -> odd.value(ALT_NAME).add(around(0xa2, text(Asn.IA5, "x"))));
        leaf("a second host name that is not ASCII", odd -> odd.value(ALT_NAME).add(text(0x82, "ä.test")));
        leaf("an e-mail address that is not ASCII", odd -> odd.value(ALT_NAME).add(text(0x81, "ä@x.test")));
        leaf("a URI that is not ASCII", odd -> odd.value(ALT_NAME).add(text(0x86, "http://x.test/ä")));
        leaf("a URI that is none", odd -> odd.value(ALT_NAME).add(text(0x86, ":")));
        leaf("an address of 5 bytes", odd -> odd.value(ALT_NAME).add(element(0x87, 1, 2, 3, 4, 5)));
        leaf("an address of no bytes", odd -> odd.value(ALT_NAME).add(element(0x87)));
        leaf("a registered ID of no bytes", odd -> odd.value(ALT_NAME).add(element(0x88)));
        leaf("a registered ID that is cut off", odd -> odd.value(ALT_NAME).add(element(0x88, 0x2a, 0x86)));
        leaf("another name without a value", odd -> odd.value(ALT_NAME).add(around(0xa0, oid("1.2.3.4"))));
        leaf("a directory name that is cut off", odd -> odd.value(ALT_NAME).add(element(0xa4, 0x30, 9, 1)));
        leaf("a host name of no bytes", odd -> odd.value(ALT_NAME).add(element(0x82)));
        leaf("a host name with a zero byte", odd -> odd.value(ALT_NAME).add(element(0x82, 'a', 0, 'b')));
        leaf("a host name with a blank", odd -> odd.value(ALT_NAME).add(text(0x82, " x.test")));
        leaf("no host name in the alternative names", odd -> odd.set(ALT_NAME, sequence()));
        leaf(
                "bytes after the alternative names",
                odd -> odd.extension(ALT_NAME).child(1).open().add(element(5)));
        leaf(
                "alternative names twice",
                odd -> odd.extensions().add(Asn.read(odd.extension(ALT_NAME).encoded())));
        authority("alternative names that are an integer", odd -> odd.add(ALT_NAME, false, element(2, 1)));
        authority("alternative names, none", odd -> odd.add(ALT_NAME, false, sequence()));
        form("issuer's alternative names that are an integer", odd -> odd.add("2.5.29.18", false, element(2, 1)));
    }

    private void constraint(String name, Asn value) {
        authority(name, odd -> odd.add(NAME_CONSTRAINTS, true, value));
    }

    private void nameConstraints() {
        Asn good = sequence(text(0x82, "origin.test"));
        constraint("name constraints that are a set", around(Asn.SET, around(0xa0, good)));
        constraint("name constraints of an unknown kind", sequence(around(0xa0, good), around(0xa2, good)));
        constraint("name constraints, none", sequence());
        constraint("name constraints with no permitted subtree", sequence(around(0xa0)));
        constraint(
                "name constraints with the minimum written out",
                sequence(around(0xa0, sequence(text(0x82, "origin.test"), element(0x80, 0)))));
        constraint(
                "name constraints with a minimum",
                sequence(around(0xa0, sequence(text(0x82, "origin.test"), element(0x80, 1)))));
        constraint(
                "name constraints with a maximum",
                sequence(around(0xa0, sequence(text(0x82, "origin.test"), element(0x81, 5)))));
        constraint(
                "name constraints on an address of 7 bytes",
                sequence(around(0xa1, sequence(element(0x87, 1, 2, 3, 4, 5, 6, 7)))));
        constraint(
                "name constraints on an address with a mask of holes",
                sequence(around(0xa1, sequence(element(0x87, 10, 0, 0, 0, 255, 0, 255, 0)))));
        constraint(
                "name constraints on a host name that is not ASCII",
                sequence(around(0xa1, sequence(text(0x82, "ä.test")))));
        constraint(
                "name constraints on other names",
                sequence(around(0xa1, sequence(around(0xa0, oid("1.2.3.4"), around(0xa0, text(Asn.UTF8, "x")))))));
        constraint("name constraints on registered IDs", sequence(around(0xa1, sequence(element(0x88, 0x2a, 3)))));
        constraint("name constraints twice excluded", sequence(around(0xa1, good), around(0xa1, good)));
        constraint(
                "name constraints in the other order",
                sequence(around(0xa1, sequence(text(0x82, "b.test"))), around(0xa0, good)));
        constraint("name constraints with a subtree without a base", sequence(around(0xa0, sequence())));
        authority(
                "bytes after the name constraints",
                odd -> odd.add(NAME_CONSTRAINTS, true, sequence(around(0xa0, good)))
                        .extension(NAME_CONSTRAINTS)
                        .child(2)
                        .open()
                        .add(element(5)));
        authority(
                "name constraints, not critical",
                odd -> odd.add(NAME_CONSTRAINTS, false, sequence(around(0xa0, good))));
        leaf("name constraints in the leaf", odd -> odd.add(NAME_CONSTRAINTS, true, sequence(around(0xa0, good))));
        leaf(
                "name constraints that are an integer in the leaf",
                odd -> odd.add(NAME_CONSTRAINTS, false, element(2, 1)));
    }
}
