package dev.originprobe.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A server on a free port of 127.0.0.1 that treats every connection the same way. */
final class Listener implements AutoCloseable {
    /** Connections that wait to be accepted: a refusal is asked about a dozen times at once. */
    private static final int BACKLOG = 50;

    private static final char[] NO_PASSWORD = new char[0];

    private final ServerSocket socket;

    /** What is done with a connection; it is closed afterwards. */
    private interface Treatment {
        void treat(Socket connection) throws IOException;
    }

    private Listener(ServerSocket socket, Treatment treatment) {
        this.socket = socket;
        daemon(() -> accept(treatment));
    }

    /**
     * A TLS server.
     *
     * @param chain as it is served, leaf first
     * @param key the leaf's
     * @param protocols by the JDK's names; none for the JDK's default
     * @param suites by the JDK's names; none for the JDK's default
     * @param needsClient whether it insists on a client certificate
     */
    static Listener tls(
            List<Issued> chain, Issued key, List<String> protocols, List<String> suites, boolean needsClient)
            throws IOException, GeneralSecurityException {
        SSLServerSocket socket = (SSLServerSocket) context(chain, key)
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        if (!protocols.isEmpty()) {
            socket.setEnabledProtocols(protocols.toArray(String[]::new));
        }
        if (!suites.isEmpty()) {
            socket.setEnabledCipherSuites(suites.toArray(String[]::new));
        }
        socket.setNeedClientAuth(needsClient);
        return new Listener(socket, connection -> {
            ((SSLSocket) connection).startHandshake();
            drain(connection.getInputStream());
        });
    }

    /** A server that answers whatever comes with HTTP in the clear. */
    static Listener http() throws IOException {
        return new Listener(plain(), connection -> {
            if (connection.getInputStream().read() >= 0) {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    /** A server that listens and never says a word. */
    static Listener silent() throws IOException {
        return new Listener(plain(), connection -> drain(connection.getInputStream()));
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closing) {
            throw new IllegalStateException("a listening socket cannot be closed", closing);
        }
    }

    private void accept(Treatment treatment) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                daemon(() -> treat(connection, treatment));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void treat(Socket connection, Treatment treatment) {
        try (connection) {
            treatment.treat(connection);
        } catch (IOException clientLeft) {
            // A probe that has seen enough closes; nobody here wants to know.
        }
    }

    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "demo origin");
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket plain() throws IOException {
        return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    private static SSLContext context(List<Issued> chain, Issued key) throws IOException, GeneralSecurityException {
        // JKS takes a chain in any order; PKCS12 would refuse the broken ones.
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(
                "origin",
                key.keys().getPrivate(),
                NO_PASSWORD,
                chain.stream().map(Issued::certificate).toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new AnyClient()}, new SecureRandom());
        return context;
    }

    /** Asks for a client certificate and would take any; the demo's client has none. */
    private static final class AnyClient implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
