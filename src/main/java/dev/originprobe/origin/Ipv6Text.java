package dev.originprobe.origin;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** IPv6 addresses as RFC 5952 writes them. */
final class Ipv6Text {
    /** A run of two or more groups of zero, with the colons around it. */
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

    private Ipv6Text() {}

    /**
     * The short form: the longest run of zero groups, the first of equals, becomes {@code ::}.
     *
     * @param full eight groups in lower case, without leading zeros
     */
    static String compressed(String full) {
        return ZEROS.matcher(full)
                .results()
                .reduce((longest, run) -> groups(run) > groups(longest) ? run : longest)
                .map(run -> full.substring(0, run.start()) + "::" + full.substring(run.end()))
                .orElse(full);
    }

    private static int groups(MatchResult run) {
        return run.group().replace(":", "").length();
    }
}
