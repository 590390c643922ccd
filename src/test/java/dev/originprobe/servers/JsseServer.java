package dev.originprobe.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server of the JDK's own TLS, in a process of its own, since what it insists on are properties of a process. */
final class JsseServer {
    private static final char[] PASSWORD = new char[0];

    private JsseServer() {}

    /** {@code PORT CHAIN KEY ALGORITHM PROTOCOL}: serves until it is ended. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("origin", key(Path.of(args[2]), args[3]), PASSWORD, chain(Path.of(args[1])));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
            server.setEnabledProtocols(new String[] {args[4]});
            while (true) {
                SSLSocket connection = (SSLSocket) server.accept();
                new Thread(() -> serve(connection)).start();
            }
        }
    }

    private static void serve(SSLSocket connection) {
        try (connection) {
            connection.startHandshake();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException refused) {
            System.out.println(refused);
        }
    }

    private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .toArray(Certificate[]::new);
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String body = Files.readString(file).replaceAll("-----[^-]+-----", "");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }
}
