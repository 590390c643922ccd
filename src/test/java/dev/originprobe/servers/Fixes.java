package dev.originprobe.servers;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.tls.Tls13Server;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Origins that are wrong, each with the one that it is once its remedy is obeyed. */
final class Fixes {
    static final String HOST = "origin.test";
    static final Made ROOT = Template.authority("Fix Root").issue();
    static final Made CA = Template.authority("A").by(ROOT).issue();
    static final Made LEAF = Template.leaf(HOST).by(CA).issue();
    static final Origin GOOD = serving(LEAF, CA);

    private Fixes() {}

    /**
     * An origin.
     *
     * @param chain for nginx to serve, leaf first
     * @param directives for nginx beside it
     * @param script in place of nginx, for what it does not do; empty for nginx
     * @param listening false where nothing listens at all
     * @param options of the check
     */
    record Origin(
            List<Made> chain,
            List<String> directives,
            Optional<Script> script,
            boolean listening,
            List<String> options) {
        Origin with(String... more) {
            return new Origin(chain, List.of(more), script, listening, options);
        }

        Origin asked(String... more) {
            return new Origin(chain, directives, script, listening, List.of(more));
        }
    }

    /**
     * What is wrong and how it is mended.
     *
     * @param advice words of the remedy
     * @param mended what obeying makes of it
     */
    record Fix(String rule, String advice, Origin wrong, Origin mended) {
        Fix(String rule, String advice, List<Made> wrong, List<Made> mended) {
            this(rule, advice, serving(wrong), serving(mended));
        }
    }

    static Origin serving(Made... chain) {
        return serving(List.of(chain));
    }

    static Origin serving(List<Made> chain) {
        return new Origin(chain, List.of(), Optional.empty(), true, List.of());
    }

    private static Origin playing(Script script) {
        return new Origin(List.of(), List.of(), Optional.of(script), true, List.of());
    }

    /** A TLS 1.3 server that serves whatever bytes and signs with whatever key: no other server would start with them. */
    static Origin raw(PrivateKey key, byte[]... certificates) {
        return playing(line -> {
            byte[] hello = line.readRecord();
            try {
                line.send(new Tls13Server(hello, 0x1301).signedFlight(key, certificates));
                line.stay();
            } catch (IllegalArgumentException noShare) {
                line.send(ServerBytes.alert(2, 40));
            }
        });
    }

    /** A server that says so much to whatever hello, and closes. */
    private static Origin answering(byte[] bytes) {
        return playing(line -> {
            line.readRecord();
            line.send(bytes);
        });
    }

    /**
     * All of them.
     *
     * @param written what {@code --write-chain} makes of a bundle
     */
    static List<Fix> all(UnaryOperator<List<Made>> written) {
        return Stream.of(reach(), handshakes(), ChainFixes.chains(written), ChainFixes.certificates())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fix> reach() {
        return List.of(
                new Fix(
                        "connection-refused",
                        "Start the web server",
                        new Origin(List.of(), List.of(), Optional.empty(), false, List.of()),
                        GOOD),
                new Fix(
                        "handshake-timed-out",
                        "See why the origin does not answer",
                        playing(ScriptedPeer.Line::stay).asked("--handshake-timeout", "1"),
                        GOOD),
                new Fix(
                        "not-tls",
                        "Serve HTTPS on this port",
                        answering("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                        GOOD),
                new Fix(
                        "handshake-refused",
                        "Look into the origin's TLS log",
                        answering(ServerBytes.alert(2, 80)),
                        GOOD),
                new Fix("handshake-closed", "Look for a firewall", answering(new byte[0]), GOOD),
                new Fix(
                        "handshake-malformed",
                        "Update or replace",
                        answering(ServerBytes.record(22, new byte[] {2, 0, 0, 1, 3})),
                        GOOD),
                new Fix(
                        "server-name-refused",
                        "Serve a certificate for that name",
                        playing(line -> {
                            byte[] hello = line.readRecord();
                            if (new String(hello, StandardCharsets.ISO_8859_1).contains(HOST)) {
                                line.send(ServerBytes.alert(2, 112));
                            } else {
                                line.send(new Tls13Server(hello, 0x1301)
                                        .signedFlight(LEAF.keys().getPrivate(), LEAF.der()));
                                line.stay();
                            }
                        }),
                        GOOD));
    }

    private static List<Fix> handshakes() {
        String weak = "ssl_ciphers ALL:@SECLEVEL=0";
        Made rsa = Template.leaf(HOST).by(CA).keys(Mint.rsa()).issue();
        return List.of(
                new Fix(
                        "protocol-refused",
                        "Enable TLSv1.2 on the origin",
                        GOOD.with("ssl_protocols TLSv1.1", weak),
                        GOOD.with("ssl_protocols TLSv1.1 TLSv1.2", weak)),
                new Fix(
                        "protocol-refused",
                        "set Origin SSL Protocols to TLSv1.1",
                        GOOD.with("ssl_protocols TLSv1.1", weak),
                        GOOD.with("ssl_protocols TLSv1.1", weak).asked("--origin-ssl-protocols", "TLSv1.1")),
                new Fix(
                        "cipher-refused",
                        "Allow one of CloudFront's cipher suites",
                        GOOD.with("ssl_protocols TLSv1.2", "ssl_ciphers ECDHE-ECDSA-AES128-CCM"),
                        GOOD.with("ssl_protocols TLSv1.2", "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256")),
                new Fix(
                        "group-refused",
                        "Allow the curve prime256v1",
                        serving(rsa, CA).with("ssl_ecdh_curve X448", "ssl_ciphers ECDHE"),
                        serving(rsa, CA).with("ssl_ecdh_curve X448:prime256v1", "ssl_ciphers ECDHE")),
                new Fix(
                        "client-certificate-required",
                        "Do not ask for one",
                        GOOD.with("ssl_verify_client optional_no_ca"),
                        GOOD),
                new Fix(
                        "key-mismatch",
                        "Install the private key that belongs to the certificate",
                        raw(CA.keys().getPrivate(), LEAF.der(), CA.der()),
                        GOOD),
                new Fix(
                        "certificate-absent",
                        "Configure a certificate",
                        raw(LEAF.keys().getPrivate()),
                        GOOD),
                new Fix(
                        "protocol-obsolete",
                        "Enable TLSv1.2 on the origin, then set Origin SSL Protocols to TLSv1.2 alone",
                        GOOD.with("ssl_protocols TLSv1.1", weak).asked("--origin-ssl-protocols", "TLSv1.1"),
                        GOOD.with("ssl_protocols TLSv1.1 TLSv1.2", weak).asked("--origin-ssl-protocols", "TLSv1.2")),
                new Fix(
                        "forwarded-host-uncovered",
                        "do not forward the Host header",
                        GOOD.asked("--forwarded-host", "www.example.test"),
                        GOOD));
    }
}
