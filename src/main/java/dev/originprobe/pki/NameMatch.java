package dev.originprobe.pki;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a certificate covers a name, as RFC 6125 and RFC 9525 say and OpenSSL does: case does not matter; a wildcard is a
 * whole leftmost label and covers one label; the common name counts only where there is no dNSName at all.
 *
 * @param matched the presented name that covers it; empty where none does
 * @param byCommonName whether that is the common name
 * @param disputed where none does, a wildcard that clients disagree about: its asterisk would stand for a part of a label, or
 *     for a label with an underscore
 */
public record NameMatch(Optional<String> matched, boolean byCommonName, Optional<String> disputed) {
    /** {@code *.com} would cover a whole top-level domain, which OpenSSL refuses. */
    private static final Pattern WILDCARD = Pattern.compile("\\*(\\.[a-z0-9-]+){2,}");

    /**
     * Matches.
     *
     * @param name lower-case A-labels without trailing dot, or an address literal
     * @param isAddress whether it is a literal, for which only iPAddress counts
     */
    public static NameMatch of(CertificateFacts certificate, String name, boolean isAddress) {
        if (isAddress) {
            String wanted = AddressLiteral.hex(name);
            return new NameMatch(
                    certificate.ipAddresses().stream()
                            .filter(address -> AddressLiteral.hex(address).equals(wanted))
                            .findFirst(),
                    false,
                    Optional.empty());
        }
        boolean byCommonName = certificate.dnsNames().isEmpty();
        List<String> presented = byCommonName ? certificate.commonNames() : certificate.dnsNames();
        Optional<String> matched =
                presented.stream().filter(pattern -> covers(pattern, name)).findFirst();
        return new NameMatch(
                matched,
                byCommonName,
                matched.isPresent()
                        ? Optional.empty()
                        : presented.stream()
                                .filter(pattern -> mayCover(pattern, name))
                                .findFirst());
    }

    /** Whether a wildcard covers a name for some clients: s2n-tls lets it stand for any label, older ones for a part of one. */
    private static boolean mayCover(String pattern, String name) {
        String presented = pattern.toLowerCase(Locale.ROOT);
        int star = presented.indexOf('*');
        int dot = name.indexOf('.');
        int end = presented.indexOf('.');
        if (star < 0 || star > end || dot <= 0 || presented.indexOf('.', end + 1) < 0) {
            return false;
        }
        String label = name.substring(0, dot);
        return presented.substring(end).equals(name.substring(dot))
                && label.length() >= end - 1
                && label.startsWith(presented.substring(0, star))
                && label.endsWith(presented.substring(star + 1, end));
    }

    /** A presented name with a trailing dot covers nothing, and a wildcard no label with an underscore: as OpenSSL. */
    private static boolean covers(String pattern, String name) {
        String presented = pattern.toLowerCase(Locale.ROOT);
        if (!presented.startsWith("*")) {
            return presented.equals(name);
        }
        int dot = name.indexOf('.');
        return WILDCARD.matcher(presented).matches()
                && dot > 0
                && name.indexOf('_') < 0
                && name.substring(dot).equals(presented.substring(1));
    }

    /** Whether a common name could be meant as a host name, as OpenSSL asks before it applies name constraints. */
    static boolean looksLikeHostName(String commonName) {
        return commonName.indexOf('.') > 0
                && commonName
                        .toLowerCase(Locale.ROOT)
                        .matches("(\\*\\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\\.)*[a-z0-9_-]+");
    }
}
