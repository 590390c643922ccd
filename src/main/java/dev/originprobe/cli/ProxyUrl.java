package dev.originprobe.cli;

import dev.originprobe.net.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A proxy as the user wrote it; no error repeats the user and password in it. */
final class ProxyUrl {
    private ProxyUrl() {}

    static Proxy parse(String text) {
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
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
        if (address.isUnresolved()) {
            throw wrong(text, "names a host that has no address");
        }
        return new Proxy(kind, address, login(url));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            throw wrong(text, "is not a URL; a special character in a password is written as %XX");
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
        int at = text.lastIndexOf('@');
        int start = text.indexOf("://");
        String shown = at < 0 ? text : text.substring(0, start < 0 ? 0 : start + 3) + "..." + text.substring(at);
        return new UsageError("--proxy '" + shown + "' " + why);
    }
}
