package dev.originprobe.run;

import dev.originprobe.net.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy as the user wrote it; no error repeats more than its scheme: anything else may be part of a password. */
public final class ProxyUrl {
    /** RFC 3986, 3.1, and what follows it here. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    private ProxyUrl() {}

    /**
     * The proxy.
     *
     * @param password that belongs to its user; empty for none
     * @param otherwise the password where there is a user, and no other one
     * @throws UsageError where it is none, or the password belongs to no user
     */
    public static Proxy parse(String text, Optional<String> password, Optional<String> otherwise) {
        URI url = url(text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        Proxy.Kind kind = switch (scheme) {
            case "http" -> Proxy.Kind.HTTP;
            case "socks5" -> Proxy.Kind.SOCKS5;
            default -> throw wrong(text, "begins with neither http:// nor socks5://");
        };
        if (url.getHost() == null || url.getPort() < 1 || url.getPort() > 65_535) {
            throw wrong(text, "is not " + scheme + "://[user:password@]host:port");
        }
        if (!url.getRawPath().matches("/?") || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong(
                    text, "goes on after host:port; leave the rest out, and write / ? # in a password as %2F %3F %23");
        }
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
        if (address.isUnresolved()) {
            throw wrong(text, "names the host " + url.getHost() + ", which has no address");
        }
        Optional<Proxy.Login> login = login(url);
        if (password.isPresent()
                && login.filter(given -> given.password().isEmpty()).isEmpty()) {
            throw wrong(
                    text,
                    login.isEmpty()
                            ? "names no user for the password; write " + scheme + "://user@host:port"
                            : "has a password already; leave one of them out");
        }
        return new Proxy(
                kind,
                address,
                login.map(given -> given.password().isEmpty()
                        ? new Proxy.Login(
                                given.user(), password.or(() -> otherwise).orElse(""))
                        : given));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            throw wrong(
                    text,
                    "is not a URL such as http://[user:password@]host:port, with special characters of a password as %XX");
        }
    }

    private static Optional<Proxy.Login> login(URI url) {
        return Optional.ofNullable(url.getRawUserInfo()).map(info -> {
            int colon = info.indexOf(':');
            return colon < 0
                    ? new Proxy.Login(decoded(info), "")
                    : new Proxy.Login(decoded(info.substring(0, colon)), decoded(info.substring(colon + 1)));
        });
    }

    /** Percent-encoding alone: a plus is a plus in a URL's authority. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static UsageError wrong(String text, String why) {
        Matcher scheme = SCHEME.matcher(text);
        return UsageError.inOurWords("--proxy '" + (scheme.lookingAt() ? scheme.group() : "") + "...' " + why);
    }
}
