package dev.originprobe.run;

import dev.originprobe.origin.HostName;

/**
 * A TARGET as typed: {@code host}, {@code host:port}, {@code https://host[:port][/...]} or {@code [v6]:port}.
 *
 * @param port 1 to 65535; 443 when absent
 */
public record TargetText(HostName host, int port) {
    private static final int HTTPS = 443;

    /**
     * Reads a TARGET.
     *
     * @param source where it came from, {@code argument 1}
     * @throws UsageError naming the target, the source and what to write instead
     */
    public static TargetText parse(String typed, String source) {
        String authority = authority(typed.strip(), source);
        int colon = portColon(authority);
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (host.isEmpty()) {
            throw wrong(typed, source, "the host is empty; write host, host:port or https://host");
        }
        try {
            return new TargetText(
                    HostName.parse(host), colon < 0 ? HTTPS : port(authority.substring(colon + 1), typed, source));
        } catch (IllegalArgumentException notAName) {
            throw wrong(typed, source, String.valueOf(notAName.getMessage()));
        }
    }

    /** The port of a text, for other options too. */
    public static int port(String text, String typed, String source) {
        try {
            int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(typed, source, "port '" + text + "' is not a number");
        }
        throw wrong(typed, source, "port '" + text + "' is not 1 to 65535");
    }

    private static String authority(String typed, String source) {
        if (typed.isEmpty()) {
            throw new UsageError(source + " is empty; write host, host:port or https://host");
        }
        String rest = typed;
        int scheme = typed.indexOf("://");
        if (scheme >= 0) {
            if (!typed.substring(0, scheme).equalsIgnoreCase("https")) {
                // The rest may be a proxy's, with a password.
                throw wrong(
                        typed.substring(0, scheme + 3) + "...",
                        source,
                        "only https origins are probed; leave '" + typed.substring(0, scheme + 3) + "' out");
            }
            rest = typed.substring(scheme + 3).split("[/?#]", 2)[0];
        } else if (typed.indexOf('/') >= 0) {
            throw wrong(typed, source, "a path needs a scheme; write https://host/path, or the host alone");
        }
        if (rest.indexOf('@') >= 0) {
            throw wrong(typed, source, "a user name has no meaning here; leave it out");
        }
        return rest;
    }

    /** Where the port begins: the colon after a bracketed address, or the only colon; an address without brackets has none. */
    private static int portColon(String authority) {
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            return end >= 0 && authority.length() > end + 1 ? end + 1 : -1;
        }
        int first = authority.indexOf(':');
        return first == authority.lastIndexOf(':') ? first : -1;
    }

    private static UsageError wrong(String typed, String source, String why) {
        return new UsageError("'" + typed + "' (" + source + "): " + why);
    }
}
