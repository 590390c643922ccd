package dev.originprobe.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The names of a subjectAltName (RFC 5280, 4.2.1.6), or the subtrees of a name constraint.
 *
 * @param dns as written
 * @param addresses iPAddress octets, lower-case hex: 4 or 16 bytes, in a constraint 8 or 32
 * @param directories directoryName
 * @param emails rfc822Name as written
 * @param uris as written
 * @param others tag numbers of names of other types
 */
record SubjectNames(
        List<String> dns,
        List<String> addresses,
        List<DistinguishedName> directories,
        List<String> emails,
        List<String> uris,
        List<Integer> others) {
    static final SubjectNames NONE = new SubjectNames(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final int RFC822 = 0x81;
    private static final int DNS = 0x82;
    private static final int DIRECTORY = 0xa4;
    private static final int URI = 0x86;
    private static final int ADDRESS = 0x87;
    private static final int OTHER_NAME = 0xa0;
    private static final int X400_ADDRESS = 0xa3;
    private static final int EDI_PARTY_NAME = 0xa5;
    private static final int REGISTERED_ID = 0x88;
    private static final int CONSTRUCTED_RFC822 = 0xa1;
    private static final int CONSTRUCTED_DNS = 0xa2;
    private static final int CONSTRUCTED_URI = 0xa6;
    private static final int CONSTRUCTED_ADDRESS = 0xa7;

    private static final Oddity MALFORMED = Oddity.refusedByAll("a name that is not as RFC 5280, 4.2.1.6 has it");

    /** Reads GeneralNames: each element is a GeneralName with its context tag. */
    static SubjectNames read(List<Der> names) {
        SubjectNames read = new SubjectNames(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        names.forEach(read::add);
        return new SubjectNames(
                List.copyOf(read.dns),
                List.copyOf(read.addresses),
                List.copyOf(read.directories),
                List.copyOf(read.emails),
                List.copyOf(read.uris),
                List.copyOf(read.others));
    }

    private void add(Der name) {
        switch (name.tag()) {
            case DNS -> dns.add(ia5(name));
            case ADDRESS -> addresses.add(HexFormat.of().formatHex(name.contents()));
            case DIRECTORY -> directories.add(DistinguishedName.read(name.inside()));
            case RFC822 -> emails.add(ia5(name));
            case URI -> uris.add(ia5(name));
            default -> other(name);
        }
    }

    private void other(Der name) {
        switch (name.tag()) {
            case OTHER_NAME -> {
                if (name.children().size() != 2) {
                    name.note(MALFORMED);
                }
            }
            case REGISTERED_ID -> {
                byte[] contents = name.contents();
                if (contents.length == 0 || contents[contents.length - 1] < 0) {
                    name.note(MALFORMED);
                }
            }
            case CONSTRUCTED_RFC822, CONSTRUCTED_DNS, CONSTRUCTED_URI, CONSTRUCTED_ADDRESS ->
                name.note(Oddity.refusedByAwsLc("a name in parts, which DER forbids"));
            case X400_ADDRESS, EDI_PARTY_NAME -> {}
            default -> name.note(MALFORMED);
        }
        others.add(name.tag() & 0x1f);
    }

    /** As Latin-1: a name that is not ASCII covers no host, and takes nothing from the names beside it. */
    private static String ia5(Der name) {
        return new String(name.contents(), StandardCharsets.ISO_8859_1);
    }

    /** How many names there are, of any type. */
    int size() {
        return dns.size() + addresses.size() + directories.size() + emails.size() + uris.size() + others.size();
    }

    /** The addresses as literals; those of odd length as hex. */
    List<String> addressLiterals() {
        return addresses.stream().map(AddressLiteral::of).toList();
    }
}
