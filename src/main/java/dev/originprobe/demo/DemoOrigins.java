package dev.originprobe.demo;

import dev.originprobe.tls.ProtocolVersion;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Good and broken origins that listen on loopback in this process, their certificates minted at the start. */
public final class DemoOrigins implements AutoCloseable {
    private static final String DOMAIN = ".demo.test";
    private static final Set<ProtocolVersion> DEFAULT = Set.of(ProtocolVersion.TLS_1_2);

    private final List<DemoOrigin> origins = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final KeyPair rsa = Mint.rsa();
    private final KeyPair ec = Mint.ec("secp256r1");
    private final Issued root =
            Mint.of(Mint.ec("secp256r1"), "CN=Demo Root").asAuthority().issue();
    private final Issued intermediate = Mint.of(Mint.ec("secp256r1"), "CN=Demo Issuing CA")
            .by(root)
            .asAuthority()
            .issue();

    private DemoOrigins() {}

    /** Starts them all. */
    public static DemoOrigins start() {
        DemoOrigins demo = new DemoOrigins();
        try {
            demo.startGood();
            demo.startBadCertificates();
            demo.startBadHandshakes();
            return demo;
        } catch (IOException | GeneralSecurityException impossible) {
            demo.close();
            throw new IllegalStateException(
                    "the demo's origins cannot be started: " + impossible.getMessage(), impossible);
        }
    }

    /** The origins, the good ones first. */
    public List<DemoOrigin> origins() {
        return List.copyOf(origins);
    }

    /** The demo's root, DER: the one anchor to trust. */
    public byte[] trustAnchorDer() {
        return root.der();
    }

    @Override
    public void close() {
        listeners.forEach(Listener::close);
    }

    private void startGood() throws IOException, GeneralSecurityException {
        Issued leaf = leaf(rsa, "good-rsa").issue();
        add("good-rsa", "good, RSA certificate", "CONNECT", "", tls(List.of(leaf, intermediate), leaf));
        Issued ecLeaf = leaf(ec, "good-ecdsa").issue();
        add("good-ecdsa", "good, ECDSA certificate", "CONNECT", "", tls(List.of(ecLeaf, intermediate), ecLeaf));
        Issued old = leaf(rsa, "sslv3").issue();
        add(
                "sslv3",
                "SSLv3 with RC4-MD5, as the setting says",
                "CONNECT",
                "protocol-obsolete",
                Listener.tls(
                        List.of(old, intermediate), old, List.of("SSLv3"), List.of("SSL_RSA_WITH_RC4_128_MD5"), false),
                Set.of(ProtocolVersion.SSL_3_0));
    }

    private void startBadCertificates() throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        Issued expired = leaf(ec, "expired")
                .valid(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1)))
                .issue();
        add(
                "expired",
                "expired certificate",
                "DROP",
                "certificate-expired",
                tls(List.of(expired, intermediate), expired));
        Issued selfSigned = Mint.of(ec, "CN=self-signed" + DOMAIN)
                .forNames("self-signed" + DOMAIN)
                .issue();
        add(
                "self-signed",
                "self-signed certificate",
                "DROP",
                "certificate-self-signed",
                tls(List.of(selfSigned), selfSigned));
        Issued unknown =
                Mint.of(Mint.ec("secp256r1"), "CN=Unknown Root").asAuthority().issue();
        Issued stray = Mint.of(ec, "CN=unknown-ca" + DOMAIN)
                .by(unknown)
                .forNames("unknown-ca" + DOMAIN)
                .issue();
        add(
                "unknown-ca",
                "CA that is not on the list",
                "DROP",
                "issuer-untrusted",
                tls(List.of(stray, unknown), stray));
        Issued incomplete = leaf(ec, "incomplete").issue();
        add("incomplete", "missing intermediate", "DROP", "chain-incomplete", tls(List.of(incomplete), incomplete));
        Issued second = Mint.of(Mint.ec("secp256r1"), "CN=Demo Deep CA")
                .by(intermediate)
                .asAuthority()
                .issue();
        Issued misordered = Mint.of(ec, "CN=misordered" + DOMAIN)
                .by(second)
                .forNames("misordered" + DOMAIN)
                .issue();
        add(
                "misordered",
                "intermediates in the wrong order",
                "DROP",
                "chain-misordered",
                tls(List.of(misordered, intermediate, second), misordered));
        Issued other = leaf(ec, "somebody-else").issue();
        add(
                "wrong-name",
                "certificate for another name",
                "DROP",
                "name-mismatch",
                tls(List.of(other, intermediate), other));
    }

    private void startBadHandshakes() throws IOException, GeneralSecurityException {
        Issued leaf = leaf(rsa, "*").issue();
        List<Issued> chain = List.of(leaf, intermediate);
        add(
                "tls10",
                "TLS 1.0 only",
                "DROP",
                "protocol-refused",
                Listener.tls(chain, leaf, List.of("TLSv1"), List.of(), false));
        add(
                "dhe",
                "DHE cipher suites only",
                "DROP",
                "cipher-refused",
                Listener.tls(chain, leaf, List.of("TLSv1.2"), List.of("TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"), false));
        add(
                "client-certificate",
                "client certificate required",
                "DROP",
                "client-certificate-required",
                Listener.tls(chain, leaf, List.of("TLSv1.2"), List.of(), true));
        add("http", "plain HTTP on the port", "DROP", "not-tls", Listener.http());
        add("silent", "accepts and says nothing", "UNKNOWN", "handshake-timed-out", Listener.silent());
    }

    private Mint leaf(KeyPair keys, String name) {
        return Mint.of(keys, "CN=" + name + DOMAIN).by(intermediate).forNames(name + DOMAIN);
    }

    private static Listener tls(List<Issued> chain, Issued key) throws IOException, GeneralSecurityException {
        return Listener.tls(chain, key, List.of("TLSv1.2", "TLSv1.3"), List.of(), false);
    }

    private void add(String name, String title, String outcome, String rule, Listener listener) {
        add(name, title, outcome, rule, listener, DEFAULT);
    }

    private void add(
            String name, String title, String outcome, String rule, Listener listener, Set<ProtocolVersion> protocols) {
        listeners.add(listener);
        origins.add(new DemoOrigin(name, title, name + DOMAIN, listener.port(), protocols, outcome, rule));
    }
}
