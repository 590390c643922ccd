package dev.originprobe.origin;

import java.net.IDN;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A DNS host name or an IP address literal, normalised so that equal names compare equal.
 *
 * @param ascii lower-case A-labels without trailing dot, or an address literal without brackets
 * @param isAddress whether it is an address literal, which is never sent as SNI
 */
public record HostName(String ascii, boolean isAddress) {
    /** RFC 1035, 2.3.4, without the length bytes. */
    private static final int LONGEST_NAME = 253;

    private static final int LONGEST_LABEL = 63;
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final String DISPUTED =
            "\u00df\u1e9e\u03c2\u200c\u200d\u04c0\u2132\u2183\ud87e\udc68\ud87e\udc74\ud87e\udd1f\ud87e\udd5f\ud87e\uddbf";
    private static final int FIRST_ASOMTAVRULI = 0x10a0;
    private static final int LAST_ASOMTAVRULI = 0x10c5;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");

    /**
     * Reads a name or an address literal: U-labels become A-labels, a trailing dot and an IPv6 literal's brackets go.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static HostName parse(String typed) {
        return address(typed).orElseGet(() -> name(typed));
    }

    /** Reads an address literal, an IPv6 one with brackets or without; empty where it is none. */
    public static Optional<HostName> address(String typed) {
        Optional<HostName> bracketed = typed.startsWith("[") && typed.endsWith("]")
                ? ipv6(typed.substring(1, typed.length() - 1))
                : Optional.empty();
        return bracketed
                .or(() -> ipv4(typed))
                .or(() -> typed.indexOf(':') >= 0 && typed.indexOf('[') < 0 ? ipv6(typed) : Optional.empty());
    }

    /** With U-labels in place of A-labels; the same as {@link #ascii()} where there are none. */
    public String unicode() {
        return isAddress
                ? ascii
                : Arrays.stream(ascii.split("\\.", -1)).map(HostName::unicode).collect(Collectors.joining("."));
    }

    private static String unicode(String label) {
        // The tables of the JDK's IDN take long to load.
        if (!label.startsWith("xn--")) {
            return label;
        }
        String known = IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
        return known.equals(label) ? Punycode.decoded(label).orElse(label) : known;
    }

    private static HostName name(String typed) {
        if (typed.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    typed.indexOf('[') >= 0
                            ? "not an IPv6 address in brackets"
                            : "more than one colon and not an IPv6 address; write [address]:port");
        }
        String ascii = ascii(typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed);
        if (ascii.isEmpty()) {
            throw new IllegalArgumentException("the name is empty");
        }
        if (ascii.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a name of " + ascii.length() + " characters; DNS allows " + LONGEST_NAME);
        }
        for (String label : ascii.split("\\.", -1)) {
            if (label.isEmpty()) {
                throw new IllegalArgumentException("a label is empty");
            }
            if (label.length() > LONGEST_LABEL) {
                throw new IllegalArgumentException(
                        "a label of " + label.length() + " characters; DNS allows " + LONGEST_LABEL);
            }
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("'" + label + "' is not a label of a host name");
            }
        }
        if (ascii.substring(ascii.lastIndexOf('.') + 1).matches("[0-9]+|0x[0-9a-f]*")) {
            throw new IllegalArgumentException("neither a host name nor an IPv4 address");
        }
        return new HostName(ascii, false);
    }

    /**
     * By the JDK's IDNA of 2003, where that of 2008 gives the same. IDNA's own check of lengths says less than ours, so
     * names that are ASCII already do not go through it.
     */
    private static String ascii(String typed) {
        if (typed.chars().allMatch(character -> character < 0x80)) {
            return typed.toLowerCase(Locale.ROOT);
        }
        int[] disputed = typed.codePoints().filter(HostName::isDisputed).toArray();
        if (disputed.length > 0) {
            throw new IllegalArgumentException("'" + Character.toString(disputed[0]) + "' (U+"
                    + String.format(Locale.ROOT, "%04X", disputed[0])
                    + ") makes another name by each version of IDNA; write the label as DNS has it, xn--...");
        }
        String ascii;
        try {
            ascii = IDN.toASCII(typed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnIdn) {
            throw new IllegalArgumentException("not an internationalised host name", notAnIdn);
        }
        try {
            var unused = IDN.toASCII(typed, 0);
            return ascii;
        } catch (IllegalArgumentException younger) {
            throw new IllegalArgumentException(
                    "it has a character that is younger than Unicode 3.2, of which IDNA is known here; write the label as "
                            + "DNS has it, xn--...",
                    younger);
        }
    }

    /**
     * What IDNA 2003 maps or keeps and IDNA 2008 and UTS #46 do otherwise: the deviations (sharp s, final sigma, the
     * joiners), letters whose small form is younger than Unicode 3.2, and ideographs whose decomposition was corrected.
     */
    private static boolean isDisputed(int character) {
        return DISPUTED.indexOf(character) >= 0 || (character >= FIRST_ASOMTAVRULI && character <= LAST_ASOMTAVRULI);
    }

    private static Optional<HostName> ipv4(String typed) {
        String[] octets = typed.split("\\.", -1);
        boolean valid = octets.length == 4
                && Arrays.stream(octets)
                        .allMatch(octet -> OCTET.matcher(octet).matches() && Integer.parseInt(octet) <= 255);
        return valid ? Optional.of(new HostName(typed, true)) : Optional.empty();
    }

    /** RFC 4291, 2.2; a zone is not accepted. The literal is written as RFC 5952 says. */
    private static Optional<HostName> ipv6(String typed) {
        String text = typed;
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.') >= 0) {
            Optional<String> tail = ipv4(text.substring(lastColon + 1)).map(HostName::hexPair);
            if (tail.isEmpty()) {
                return Optional.empty();
            }
            text = text.substring(0, lastColon + 1) + tail.get();
        }
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::")) {
            return Optional.empty();
        }
        String[] head = groups(gap < 0 ? text : text.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int missing = 8 - head.length - tail.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        String[] all = IntStream.range(0, 8)
                .mapToObj(i ->
                        i < head.length ? head[i] : i < head.length + missing ? "0" : tail[i - head.length - missing])
                .toArray(String[]::new);
        return Arrays.stream(all).allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))
                ? Optional.of(new HostName(
                        Ipv6Text.compressed(Arrays.stream(all)
                                .map(group -> Integer.toHexString(HexFormat.fromHexDigits(group)))
                                .collect(Collectors.joining(":"))),
                        true))
                : Optional.empty();
    }

    private static String hexPair(HostName ipv4) {
        int[] octets = Arrays.stream(ipv4.ascii.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return Integer.toHexString(octets[0] << 8 | octets[1]) + ":" + Integer.toHexString(octets[2] << 8 | octets[3]);
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    @Override
    public String toString() {
        return ascii;
    }
}
