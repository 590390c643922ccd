package dev.originprobe.net;

import dev.originprobe.origin.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** A TLS server in this process that serves any chain with any key, whether they belong together or not. */
final class JdkServer implements AutoCloseable {
    private final SSLServerSocket listening;

    private JdkServer(SSLServerSocket listening) {
        this.listening = listening;
    }

    static JdkServer serving(List<X509Certificate> chain, PrivateKey key, String protocol) {
        LegacyProtocols.allow();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Held(chain, key)}, null, null);
            SSLServerSocket listening = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listening.setEnabledProtocols(new String[] {protocol});
            JdkServer server = new JdkServer(listening);
            Thread thread = new Thread(server::serve, "jdk server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Endpoint endpoint() {
        return new Endpoint(listening.getInetAddress(), listening.getLocalPort());
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                socket.startHandshake();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException closedByEitherSide) {
                // The next connection, or the end of the loop.
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Held extends X509ExtendedKeyManager {
        private final List<X509Certificate> chain;
        private final PrivateKey key;

        Held(List<X509Certificate> chain, PrivateKey key) {
            this.chain = chain;
            this.key = key;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return "held";
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return "held";
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {"held"};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return "";
        }
    }
}
