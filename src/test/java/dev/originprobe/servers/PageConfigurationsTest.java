package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The configuration on the rules' pages, applied: each block is put into a whole configuration of its server, and
 * CloudFront would connect to what comes up.
 */
final class PageConfigurationsTest {
    private static final Path PAGES = Path.of("src", "main", "resources", "dev", "originprobe", "rules");
    private static final String HOST = "origin.example.com";

    @TempDir
    static Path folder;

    private static Path trusted;

    @BeforeAll
    static void issue() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        Identity rsa = identities.named(HOST, "www.example.com");
        Identity ecdsa = identities.ecdsaNamed(HOST);
        Files.copy(rsa.chain(), folder.resolve("fullchain.pem"));
        Files.copy(rsa.chain(), folder.resolve("both-names.pem"));
        Files.copy(rsa.key(), folder.resolve("key.pem"));
        Files.copy(ecdsa.chain(), folder.resolve("ecdsa-fullchain.pem"));
        Files.copy(ecdsa.key(), folder.resolve("ecdsa-key.pem"));
        Files.writeString(folder.resolve("site.pem"), Files.readString(rsa.chain()) + Files.readString(rsa.key()));
        Path more = Files.createDirectory(folder.resolve("more"));
        Identity other = identities.named("other.example.com");
        Files.writeString(more.resolve("other.pem"), Files.readString(other.chain()) + Files.readString(other.key()));
    }

    /** The different blocks of a language, each with the pages that it is on. */
    private static Map<String, Set<String>> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        Map<String, Set<String>> blocks = new LinkedHashMap<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.sorted().toList()) {
                Matcher matcher = block.matcher(Files.readString(page));
                while (matcher.find()) {
                    blocks.computeIfAbsent(matcher.group(1), none -> new TreeSet<>())
                            .add(page.getFileName().toString().replace(".md", ""));
                }
            }
        }
        return blocks;
    }

    private interface Server {
        RunningServer start(String block, int port) throws IOException;
    }

    private static Stream<DynamicTest> applied(String language, int least, Server server) throws IOException {
        Map<String, Set<String>> blocks = blocks(language);
        assertEquals(true, blocks.size() >= least, "blocks of " + language);
        return blocks.entrySet().stream()
                .map(entry -> dynamicTest(String.join(", ", entry.getValue()), () -> {
                    int port = FreePorts.one();
                    try (RunningServer running = server.start(entry.getKey(), port)) {
                        String target = HOST + ":" + port;
                        Ran ran = Ran.of(
                                "check",
                                "--quiet",
                                "--resolve",
                                target + ":127.0.0.1",
                                "--trust-anchor",
                                trusted.toString(),
                                target);
                        assertEquals("CONNECT", ran.out().split(" ", 2)[0], () -> ran + running.log());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> nginx_connects() throws IOException {
        return applied("nginx", 15, (block, port) -> {
            int behind = FreePorts.one();
            String local = local(block)
                    .replaceAll("listen \\[::\\]:443", "listen [::1]:" + port)
                    .replaceAll("listen 443", "listen 127.0.0.1:" + port)
                    .replace("127.0.0.1:8443", "127.0.0.1:" + behind);
            boolean stream = block.contains("ssl_preread");
            String server = (block.contains("listen") && !stream
                            ? ""
                            : "listen 127.0.0.1:" + (stream ? behind : port) + " ssl;\n")
                    + (block.contains("ssl_certificate ")
                            ? ""
                            : certificate("ssl_certificate ", "ssl_certificate_key ", ";"))
                    + (stream ? "" : local);
            Path file = Files.writeString(
                    folder.resolve("nginx-" + port + ".conf"),
                    String.join(
                            "\n",
                            stream ? "load_module /usr/lib/nginx/modules/ngx_stream_module.so;" : "",
                            "daemon off;",
                            "pid " + folder.resolve("nginx-" + port + ".pid") + ";",
                            "error_log " + folder.resolve("error.log") + ";",
                            "events {}",
                            "http { access_log off; server {",
                            server,
                            "return 200; } }",
                            stream ? "stream { " + local + " }" : "",
                            ""));
            return RunningServer.start(
                    folder,
                    List.of(port),
                    List.of(
                            Peers.require("nginx"),
                            "-e",
                            folder.resolve("error.log").toString(),
                            "-c",
                            file.toString()));
        });
    }

    @TestFactory
    Stream<DynamicTest> httpd_connects() throws IOException {
        return applied("apache", 12, (block, port) -> {
            String local = local(block)
                    .replaceAll("Listen 0\\.0\\.0\\.0:443", "Listen 127.0.0.1:" + port)
                    .replaceAll("Listen \\[::\\]:443", "Listen [::1]:" + port)
                    .replaceAll("Listen 443", "Listen 127.0.0.1:" + port)
                    .replaceAll("\\*:443", "*:" + port);
            boolean host = block.contains("<VirtualHost");
            boolean listens = block.contains("Listen");
            String certificate = block.contains("SSLCertificateFile")
                    ? ""
                    : certificate("SSLCertificateFile ", "SSLCertificateKeyFile ", "");
            Path file = Files.writeString(
                    folder.resolve("httpd-" + port + ".conf"),
                    String.join(
                            "\n",
                            "ServerRoot " + folder,
                            module("mpm_event"),
                            module("authz_core"),
                            module("socache_shmcb"),
                            module("ssl"),
                            "ServerName " + HOST,
                            "PidFile " + folder.resolve("httpd-" + port + ".pid"),
                            "DefaultRuntimeDir " + folder,
                            "ErrorLog " + folder.resolve("error.log"),
                            listens ? local : "Listen 127.0.0.1:" + port,
                            host ? local : "<VirtualHost *:" + port + ">\nSSLEngine on\n" + certificate,
                            host || listens ? "" : local,
                            host ? "" : "</VirtualHost>",
                            ""));
            return RunningServer.start(
                    folder, List.of(port), List.of(Peers.require("apache2"), "-DFOREGROUND", "-f", file.toString()));
        });
    }

    @TestFactory
    Stream<DynamicTest> haproxy_connects() throws IOException {
        return applied("haproxy", 9, (block, port) -> {
            String local = local(block).replace("[::]:443", "[::]:" + port).replace(" :443", " 127.0.0.1:" + port);
            boolean bind = local.lines().anyMatch(line -> line.startsWith("bind"));
            String bound =
                    "frontend origins\n bind 127.0.0.1:" + port + " ssl crt " + folder.resolve("site.pem") + "\n";
            Path file = Files.writeString(
                    folder.resolve("haproxy-" + port + ".cfg"),
                    String.join(
                            "\n",
                            block.startsWith("global") ? local : "",
                            "defaults",
                            " mode http",
                            " timeout client 5s",
                            block.startsWith("frontend") ? local : bind ? "frontend origins\n" + local : bound,
                            " http-request return status 200",
                            ""));
            return RunningServer.start(
                    folder, List.of(port), List.of(Peers.require("haproxy"), "-db", "-f", file.toString()));
        });
    }

    /** The files of the pages are those of this folder. */
    private static String local(String block) {
        return block.replaceAll("/etc/(nginx|httpd)/tls/", folder + "/")
                .replace("/etc/haproxy/", folder + "/")
                .replaceAll("/var/log/[a-z]+/", folder + "/");
    }

    private static String certificate(String chain, String key, String end) {
        return chain + folder.resolve("fullchain.pem") + end + "\n" + key + folder.resolve("key.pem") + end + "\n";
    }

    private static String module(String name) {
        return "LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name + ".so";
    }
}
