package dev.originprobe.distribution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A request's path as CloudFront compares it with path patterns: without query, normalised as RFC 3986 says. */
public final class UrlPath {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UrlPath() {}

    /**
     * The paths that a raw one may be compared as. AWS says that it is normalised consistently with RFC 3986, multiple slashes
     * and dot segments included, but not in which order, nor whether escapes of unreserved characters are decoded: where that
     * matters there is more than one.
     *
     * @param raw as in the request line, with or without query
     * @return at least one, each beginning with a slash
     */
    public static List<String> normalised(String raw) {
        String path = withoutQuery(raw);
        String rooted = path.startsWith("/") ? path : "/" + path;
        Set<String> readings = new LinkedHashSet<>();
        for (String escapes : List.of(escaped(rooted, false), escaped(rooted, true))) {
            readings.add(withoutDots(oneSlash(escapes)));
            readings.add(oneSlash(withoutDots(escapes)));
        }
        return List.copyOf(readings);
    }

    private static String withoutQuery(String raw) {
        int end = raw.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = raw.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return raw.substring(0, end);
    }

    private static String oneSlash(String path) {
        return path.replaceAll("/{2,}", "/");
    }

    /** RFC 3986, 6.2.2.1 and 6.2.2.2; what a request line cannot carry is escaped. */
    private static String escaped(String path, boolean decoded) {
        StringBuilder text = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int codePoint = path.codePointAt(at);
            if (codePoint == '%'
                    && at + 2 < path.length()
                    && HexFormat.isHexDigit(path.charAt(at + 1))
                    && HexFormat.isHexDigit(path.charAt(at + 2))) {
                int value = HexFormat.fromHexDigits(path, at + 1, at + 3);
                text.append(
                        decoded && UNRESERVED.indexOf(value) >= 0
                                ? String.valueOf((char) value)
                                : "%" + HEX.toHexDigits((byte) value));
                at += 3;
            } else {
                if (codePoint <= ' ' || codePoint >= 0x7f) {
                    for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                        text.append('%').append(HEX.toHexDigits(octet));
                    }
                } else {
                    text.appendCodePoint(codePoint);
                }
                at += Character.charCount(codePoint);
            }
        }
        return text.toString();
    }

    /** RFC 3986, 5.2.4. */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        boolean endsInSlash = false;
        for (String segment : segments) {
            endsInSlash = segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return "/" + String.join("/", kept) + (endsInSlash && !kept.isEmpty() ? "/" : "");
    }
}
