package dev.originprobe.pki;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A CA's limits on the names below it (RFC 5280, 4.2.1.10).
 *
 * @param permitted subtrees; a type of name with none is not limited
 * @param excluded subtrees
 */
record NameConstraints(SubjectNames permitted, SubjectNames excluded) {
    /** Constraints that only permit these DNS suffixes, as a trust store imposes them. */
    static NameConstraints permittingDns(List<String> suffixes) {
        return new NameConstraints(
                new SubjectNames(suffixes, List.of(), List.of(), List.of(), List.of(), List.of()), SubjectNames.NONE);
    }

    /** Reads {@code SEQUENCE { permittedSubtrees [0] GeneralSubtrees OPTIONAL, excludedSubtrees [1] ... }}. */
    static NameConstraints read(Der sequence) {
        SubjectNames permitted = SubjectNames.NONE;
        SubjectNames excluded = SubjectNames.NONE;
        for (Der part : sequence.children()) {
            List<Der> bases = new ArrayList<>();
            for (Der subtree : part.children()) {
                List<Der> fields = subtree.children();
                if (fields.size() == 2 && isDefaultMinimum(fields.get(1))) {
                    subtree.note(Oddity.refusedByAwsLc("a name constraint whose minimum of 0 is written out"));
                } else if (fields.size() != 1) {
                    throw new Malformed("a name constraint with minimum or maximum, which RFC 5280 forbids");
                }
                bases.add(fields.get(0));
            }
            if (part.tag() == 0xa0) {
                if (excluded.size() > 0) {
                    part.note(Oddity.refusedByAll("name constraints in another order"));
                }
                permitted = SubjectNames.read(bases);
            } else if (part.tag() == 0xa1) {
                excluded = SubjectNames.read(bases);
            } else {
                throw new Malformed("a name constraint of unknown kind");
            }
        }
        return new NameConstraints(permitted, excluded);
    }

    private static boolean isDefaultMinimum(Der field) {
        byte[] contents = field.contents();
        return field.tag() == 0x80 && contents.length == 1 && contents[0] == 0;
    }

    /** How many subtrees there are. */
    int size() {
        return permitted.size() + excluded.size();
    }

    /** The first name of a certificate that these constraints forbid; empty where they allow all. */
    Optional<String> violation(ParsedCertificate certificate, boolean leaf) {
        SubjectNames names = certificate.names();
        // Without a dNSName, OpenSSL holds what looks like a host name in the common name to the constraints.
        List<String> dns = leaf && names.dns().isEmpty()
                ? certificate.subject().commonNames().stream()
                        .filter(NameMatch::looksLikeHostName)
                        .toList()
                : names.dns();
        List<String> emails = new ArrayList<>(names.emails());
        emails.addAll(certificate.subject().emailAddresses());
        List<DistinguishedName> directories = new ArrayList<>(names.directories());
        if (!certificate.subject().isEmpty()) {
            directories.add(certificate.subject());
        }
        return dns.stream()
                .filter(name -> excluded.dns().stream().anyMatch(subtree -> dnsTouches(name, subtree))
                        || (!permitted.dns().isEmpty()
                                && permitted.dns().stream().noneMatch(subtree -> dnsWithin(name, subtree))))
                .findFirst()
                .or(() -> violation(
                        names.addresses(), permitted.addresses(), excluded.addresses(), NameConstraints::addressWithin))
                .or(() -> violation(
                        directories, permitted.directories(), excluded.directories(), DistinguishedName::within))
                .or(() -> violation(emails, permitted.emails(), excluded.emails(), NameConstraints::emailWithin))
                .or(() -> violation(names.uris(), permitted.uris(), excluded.uris(), NameConstraints::uriWithin))
                .or(() -> violation(names.others(), permitted.others(), excluded.others(), Integer::equals)
                        .map(type -> "a name of type " + type));
    }

    private static <T> Optional<String> violation(
            List<T> names, List<T> permitted, List<T> excluded, BiPredicate<T, T> within) {
        return names.stream()
                .filter(name -> excluded.stream().anyMatch(subtree -> within.test(name, subtree))
                        || (!permitted.isEmpty()
                                && permitted.stream().noneMatch(subtree -> within.test(name, subtree))))
                .map(String::valueOf)
                .findFirst();
    }

    /** A name of as many or more labels that ends in the subtree's; with a leading dot, as OpenSSL reads it, of more. */
    private static boolean dnsWithin(String name, String subtree) {
        String host = withoutTrailingDot(name);
        String base = withoutTrailingDot(subtree);
        return base.isEmpty() || host.endsWith(base.startsWith(".") ? base : "." + base) || host.equals(base);
    }

    /** Whether a name has anything in an excluded subtree: a wildcard does that covers the subtree's own name. */
    private static boolean dnsTouches(String name, String subtree) {
        String base = withoutTrailingDot(subtree.startsWith(".") ? subtree.substring(1) : subtree);
        return dnsWithin(name, base)
                || (name.startsWith("*.")
                        && base.indexOf('.') > 0
                        && base.substring(base.indexOf('.') + 1).equals(withoutTrailingDot(name.substring(2))));
    }

    private static String withoutTrailingDot(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Address and mask, in hex: 8 or 32 octets. */
    private static boolean addressWithin(String address, String subtree) {
        if (subtree.length() != address.length() * 2) {
            return false;
        }
        String mask = subtree.substring(address.length());
        for (int i = 0; i < address.length(); i++) {
            int bits = Character.digit(mask.charAt(i), 16);
            if ((Character.digit(address.charAt(i), 16) & bits) != (Character.digit(subtree.charAt(i), 16) & bits)) {
                return false;
            }
        }
        return true;
    }

    /** A mailbox, a host, or with a leading dot a domain. */
    private static boolean emailWithin(String email, String subtree) {
        int at = email.lastIndexOf('@');
        if (at < 0) {
            return false;
        }
        if (subtree.indexOf('@') >= 0) {
            int subtreeAt = subtree.lastIndexOf('@');
            return email.substring(0, at).equals(subtree.substring(0, subtreeAt))
                    && email.substring(at).equalsIgnoreCase(subtree.substring(subtreeAt));
        }
        return hostWithin(email.substring(at + 1), subtree);
    }

    private static boolean uriWithin(String uri, String subtree) {
        String authority = uri.replaceFirst("^[^:]*://", "").replaceFirst("[/?#].*$", "");
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
        return uri.contains("://") && hostWithin(host, subtree);
    }

    private static boolean hostWithin(String host, String subtree) {
        String lower = host.toLowerCase(Locale.ROOT);
        String base = subtree.toLowerCase(Locale.ROOT);
        return base.isEmpty() || (base.startsWith(".") ? lower.endsWith(base) : lower.equals(base));
    }
}
