package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Endpoint;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A proxy on the way to the origins: HTTP's CONNECT (RFC 9110, 9.3.6) or SOCKS 5 (RFC 1928). It is told addresses, not
 * names, so that every address of an origin is asked.
 *
 * @param kind its protocol
 * @param address where it listens
 * @param login empty where it wants none
 */
public record Proxy(Kind kind, InetSocketAddress address, Optional<Login> login) {
    /** The protocol that is spoken with it. */
    public enum Kind {
        HTTP,
        SOCKS5
    }

    /** A user's name and password, which no report may show. */
    public record Login(String user, String password) {
        /** Neither of them. */
        @Override
        public String toString() {
            return "a login";
        }
    }

    /**
     * The handler that comes before all others of a connection; it says by an event when it has connected. It waits as long
     * as it is let.
     */
    ProxyHandler handler() {
        String user = login.map(Login::user).orElse(null);
        String password = login.map(Login::password).orElse(null);
        ProxyHandler handler = switch (kind) {
            case HTTP ->
                login.isPresent() ? new HttpProxyHandler(address, user, password) : new HttpProxyHandler(address);
            case SOCKS5 -> new Socks5ProxyHandler(address, user, password);
        };
        handler.setConnectTimeoutMillis(0);
        return handler;
    }

    /** Why no connection was made through it. */
    Answer missed(Throwable cause, String words) {
        String name = name();
        String detail = cause instanceof ProxyConnectException
                // Netty's message names the two addresses before what went wrong.
                ? name + " did not connect: " + inWords(words.replaceFirst("(?s)^.* => [^,]*, ", ""))
                : name + " cannot be reached: " + words;
        return new Answer.Unreachable(Answer.Cause.PROXY, detail);
    }

    /**
     * What becomes of an answer that came through it: HTTP in plain text may be the proxy's own, of a captive portal say, and
     * then no connection to the origin was made. Empty for any other.
     */
    Optional<Answer> spoke(Answer answer) {
        return Optional.of(answer)
                .filter(Answer.NotTls.class::isInstance)
                .map(notTls -> new String(((Answer.NotTls) notTls).firstBytes().bytes(), StandardCharsets.ISO_8859_1))
                .filter(text -> text.startsWith("HTTP/"))
                .map(text -> new Answer.Unreachable(
                        Answer.Cause.PROXY,
                        name() + " speaks HTTP in plain text, or the origin behind it does: "
                                + text.lines().findFirst().orElse("")));
    }

    private String name() {
        return "the proxy " + new Endpoint(address.getAddress(), address.getPort());
    }

    /** What SOCKS says of the login in numbers alone (RFC 1928, 3; RFC 1929, 2), for which Netty has names of its own. */
    private String inWords(String words) {
        if (words.startsWith("authStatus: ")) {
            return "it refuses the user or the password";
        }
        if (words.startsWith("unexpected authMethod: ")) {
            return login.isPresent()
                    ? "it wants another login than a user and a password"
                    : "it wants a user and a password";
        }
        return words;
    }
}
