package dev.originprobe.run;

import dev.originprobe.distribution.Request;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a viewer asks for, as typed.
 *
 * @param text as typed
 */
public record RequestUrl(String text, Request request) {
    /** Nothing of the path is judged or changed: that is CloudFront's business. */
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#:@\\[\\]]+)(?::([0-9]+))?([/?#].*)?");

    private static final Pattern METHOD = Pattern.compile("[A-Za-z]+");

    /** The ports on which CloudFront listens. */
    private static final Map<String, String> PORTS = Map.of("http", "80", "https", "443");

    /**
     * Reads a URL.
     *
     * @throws UsageError naming it and what to write instead
     */
    public static RequestUrl parse(String text, String method) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new UsageError("--url '" + text + "' is not a URL such as https://www.example.com/images/cat.jpg");
        }
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        if (Optional.ofNullable(url.group(3))
                .filter(port -> !port.equals(PORTS.get(scheme)))
                .isPresent()) {
            throw new UsageError(
                    "--url '" + text + "': CloudFront listens on the ports 80 and 443 alone; leave the port out");
        }
        if (!METHOD.matcher(method).matches()) {
            throw new UsageError("--method '" + method + "' is not a method such as GET");
        }
        String path = Optional.ofNullable(url.group(4)).orElse("/");
        return new RequestUrl(
                text,
                new Request(scheme.equals("https"), url.group(2), path.startsWith("/") ? path : "/" + path, method));
    }
}
