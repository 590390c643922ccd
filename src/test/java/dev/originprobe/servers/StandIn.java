package dev.originprobe.servers;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A stand-in for CloudFront: answers by path with a status and an X-Cache, and keeps what it was asked. */
final class StandIn implements AutoCloseable {
    private final HttpsServer server;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /**
     * A stand-in that listens.
     *
     * @param answers status and X-Cache by the beginning of a path, the longest first; {@code "404 Miss from cloudfront"}
     */
    StandIn(Map<String, String> answers) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        answers.forEach((path, answer) -> server.createContext(path, exchange -> {
            asked.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestURI().getPath());
            String[] parts = answer.split(" ", 2);
            if (parts.length > 1) {
                exchange.getResponseHeaders().set("X-Cache", parts[1]);
                exchange.getResponseHeaders().set("Via", "1.1 stand-in.cloudfront.net (CloudFront)");
            }
            exchange.sendResponseHeaders(Integer.parseInt(parts[0]), -1);
            exchange.close();
        }));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method, Host and path of all requests, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private static SSLContext context() throws GeneralSecurityException, IOException {
        Made issued = Template.leaf("www.test").current().issue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("key", issued.keys().getPrivate(), new char[0], new Certificate[] {issued.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
