package dev.originprobe.servers;

import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers of every TLS library that is at hand, each with as many protocols and suites as it gives. */
final class InteropServers implements AutoCloseable {
    /** Everything of OpenSSL's that has a certificate, also what it holds to be too weak. */
    private static final String ALL_OF_OPENSSL = "ALL:!aNULL:@SECLEVEL=0";

    private final Path folder;
    private final Identities identities;
    private final Identity rsa;
    private final Identity p256;
    private final RunningServers running = new RunningServers();
    private final Nginx nginx;

    InteropServers(Path folder, Identities identities) {
        this.folder = folder;
        this.identities = identities;
        this.rsa = identities.rsa();
        this.p256 = identities.withPublicHalf(identities.p256());
        this.nginx = new Nginx(folder, 1);
    }

    /**
     * A lighttpd with that TLS module.
     *
     * @param ports without TLS, with the RSA certificate, and, where there is a third, with that of P-256
     * @param commands for the module, as {@code NAME => VALUE}
     */
    void lighttpd(String module, List<Integer> ports, String... commands) {
        Peers.requireFile(Path.of("/usr/lib/lighttpd", "mod_" + module + ".so"));
        String tls = Stream.of(commands)
                .map(command -> "\"" + command.replace(" => ", "\" => \"") + "\"")
                .collect(Collectors.joining(", ", "ssl.openssl.ssl-conf-cmd = (", ")"));
        List<String> lines = new ArrayList<>(List.of(
                "server.document-root = \"" + folder + "\"",
                "server.bind = \"127.0.0.1\"",
                "server.port = " + ports.get(0),
                "server.modules = (\"mod_" + module + "\")"));
        for (int i = 1; i < ports.size(); i++) {
            Identity identity = i == 1 ? rsa : p256;
            lines.addAll(List.of(
                    "$SERVER[\"socket\"] == \"127.0.0.1:" + ports.get(i) + "\" {",
                    "ssl.engine = \"enable\"",
                    "ssl.pemfile = \"" + identity.chain() + "\"",
                    "ssl.privkey = \"" + identity.key() + "\"",
                    tls,
                    "}"));
        }
        Path file = write("lighttpd-" + module + ".conf", lines.toArray(String[]::new));
        start(ports, "lighttpd", "-D", "-f", file.toString());
    }

    /** One with OpenSSL, which takes both certificates; a port without TLS, and one with. */
    void lighttpdWithBoth(List<Integer> ports) {
        lighttpd(
                "openssl",
                ports,
                "MinProtocol => TLSv1",
                "CipherString => " + ALL_OF_OPENSSL,
                "Certificate => " + p256.chain(),
                "PrivateKey => " + p256.key());
    }

    void httpd(int port) {
        List<String> lines = new ArrayList<>(List.of("ServerRoot " + folder));
        for (String name : List.of("mpm_event", "authz_core", "socache_shmcb", "ssl")) {
            lines.add("LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name + ".so");
        }
        lines.addAll(List.of(
                "ServerName " + Identities.HOST,
                "PidFile httpd.pid",
                "DefaultRuntimeDir " + folder,
                "ErrorLog httpd-error.log",
                "Listen 127.0.0.1:" + port,
                "SSLEngine on",
                "SSLCertificateFile " + rsa.chain(),
                "SSLCertificateKeyFile " + rsa.key(),
                "SSLCertificateFile " + p256.chain(),
                "SSLCertificateKeyFile " + p256.key(),
                "SSLProtocol +TLSv1 +TLSv1.1 +TLSv1.2 +TLSv1.3",
                "SSLCipherSuite " + ALL_OF_OPENSSL));
        Path file = write("httpd.conf", lines.toArray(String[]::new));
        start(List.of(port), "apache2", "-DFOREGROUND", "-f", file.toString());
    }

    void haproxy(int port) {
        identities.bundle("haproxy.pem.rsa", rsa);
        identities.bundle("haproxy.pem.ecdsa", p256);
        Path file = write(
                "haproxy.cfg",
                "defaults",
                " mode http",
                " timeout client 5s",
                "frontend origins",
                " bind 127.0.0.1:" + port + " ssl crt " + folder.resolve("haproxy.pem") + " ciphers " + ALL_OF_OPENSSL
                        + " ssl-min-ver TLSv1.0",
                " http-request return status 200",
                "");
        start(List.of(port), "haproxy", "-db", "-f", file.toString());
    }

    /** In front of the server without TLS at the other port. */
    void stunnel(int port, int behind) {
        Path file = write(
                "stunnel.conf",
                "foreground = yes",
                "pid =",
                "[origin]",
                "accept = 127.0.0.1:" + port,
                "connect = 127.0.0.1:" + behind,
                "cert = " + rsa.chain(),
                "key = " + rsa.key(),
                "sslVersionMin = TLSv1",
                "ciphers = " + ALL_OF_OPENSSL);
        start(List.of(port), "stunnel4", file.toString());
    }

    /** Runs one on a port of its own. */
    int nginx() {
        int port = nginx.site(
                List.of(rsa, p256), "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3", "ssl_ciphers " + ALL_OF_OPENSSL);
        nginx.start();
        return port;
    }

    void openssl(int port) {
        String intermediate = identities.intermediate().toString();
        start(
                List.of(port),
                "openssl",
                "s_server",
                "-quiet",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                rsa.chain().toString(),
                "-key",
                rsa.key().toString(),
                "-cert_chain",
                intermediate,
                "-dcert",
                p256.chain().toString(),
                "-dkey",
                p256.key().toString(),
                "-dcert_chain",
                intermediate,
                "-cipher",
                ALL_OF_OPENSSL);
    }

    void gnutls(int port) {
        start(
                List.of(port),
                "gnutls-serv",
                "--quiet",
                "--disable-client-cert",
                "--port",
                String.valueOf(port),
                "--x509certfile",
                rsa.chain().toString(),
                "--x509keyfile",
                rsa.key().toString(),
                "--x509certfile",
                p256.chain().toString(),
                "--x509keyfile",
                p256.key().toString(),
                "--priority",
                "LEGACY:+VERS-ALL:+CIPHER-ALL:+MAC-ALL:+3DES-CBC:+ARCFOUR-128:+MD5");
    }

    void selfserv(int port) {
        running.add(new Selfserv(folder, List.of(rsa, identities.p256()))
                .start(
                        port,
                        "-n",
                        "rsa",
                        "-e",
                        "p256",
                        "-V",
                        "ssl3:tls1.2",
                        "-c",
                        ":0004:000A:002F:0035:C009:C00A:C013:C014:C023:C024:C027:C028:C02B:C02C:C02F:C030" + ""));
    }

    @Override
    public void close() {
        running.close();
        nginx.close();
    }

    private void start(List<Integer> ports, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(Peers.require(command)));
        all.addAll(List.of(arguments));
        running.add(RunningServer.start(folder, ports, all));
    }

    private Path write(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
