package dev.originprobe.distribution;

import java.util.Locale;

/**
 * What a viewer asks a distribution for.
 *
 * @param https whether over HTTPS
 * @param host the Host header, in lower case, without port
 * @param path as in the request line, with or without query
 * @param method in upper case
 */
public record Request(boolean https, String host, String path, String method) {
    public Request {
        host = host.toLowerCase(Locale.ROOT);
        method = method.toUpperCase(Locale.ROOT);
    }

    /** Whether RFC 9110 has only GET and HEAD redirected by 301 without a change of the method. */
    boolean isGetOrHead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
