package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.fixtures.ScriptedPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --proxy} through tinyproxy and microsocks to nginx. */
final class ProxyTest {
    private static final String SECRET = "s3cret+word";
    private static final String SESSION = "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1";

    @TempDir
    static Path folder;

    private static final List<Integer> PORTS = FreePorts.some(5);
    private static final int CLOSED = PORTS.get(4);
    private static final RunningServers SERVERS = new RunningServers();
    private static Nginx nginx;
    private static Path trusted;
    private static int origin;

    @BeforeAll
    static void start() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        nginx = new Nginx(folder, 1);
        origin = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2 TLSv1.3");
        nginx.start();
        tinyproxy(PORTS.get(0), "");
        tinyproxy(PORTS.get(1), "BasicAuth probe " + SECRET.replace("+", "") + "\n");
        microsocks(PORTS.get(2));
        microsocks(PORTS.get(3), "-u", "probe", "-P", SECRET);
    }

    private static void tinyproxy(int port, String more) throws IOException {
        Path configuration = Files.writeString(
                folder.resolve("tinyproxy-" + port + ".conf"),
                "Port " + port + "\nListen 127.0.0.1\nAllow 127.0.0.1\nLogLevel Critical\nTimeout 10\n" + more);
        SERVERS.add(RunningServer.start(
                folder, List.of(port), List.of(Peers.require("tinyproxy"), "-d", "-c", configuration.toString())));
    }

    private static void microsocks(int port, String... more) {
        List<String> command = new java.util.ArrayList<>(
                List.of(Peers.require("microsocks"), "-i", "127.0.0.1", "-p", String.valueOf(port)));
        command.addAll(List.of(more));
        SERVERS.add(RunningServer.start(folder, List.of(port), command));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
        nginx.close();
    }

    private static Row through(String proxy) {
        return Row.connect(proxy, origin, SESSION).with("--proxy", proxy);
    }

    @Test
    void the_verdict_through_an_http_proxy_is_the_verdict_without_it() {
        through("http://127.0.0.1:" + PORTS.get(0)).check(trusted);
        through("http://probe:" + SECRET.replace("+", "") + "@127.0.0.1:" + PORTS.get(1))
                .check(trusted);
    }

    @Test
    void the_verdict_through_a_socks_proxy_is_the_verdict_without_it() {
        through("socks5://127.0.0.1:" + PORTS.get(2)).check(trusted);
        through("socks5://probe:" + SECRET + "@127.0.0.1:" + PORTS.get(3)).check(trusted);
    }

    @Test
    void the_password_may_stand_in_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), SECRET + "\n");
        Row.connect("socks5://probe@ with a file", origin, SESSION)
                .with("--proxy", "socks5://probe@127.0.0.1:" + PORTS.get(3), "--proxy-password-file", file.toString())
                .check(trusted);
    }

    @Test
    void the_password_may_stand_in_the_environment() {
        String target = "origin.test:" + origin;
        List<String> arguments = List.of(
                "check",
                "--quiet",
                "--trust-anchor",
                trusted.toString(),
                "--resolve",
                target + ":127.0.0.1",
                "--proxy",
                "socks5://probe@127.0.0.1:" + PORTS.get(3),
                target);
        List<String> secret = List.of("env", "ORIGINPROBE_PROXY_PASSWORD=" + SECRET);
        List<String> wrong = List.of("env", "ORIGINPROBE_PROXY_PASSWORD=no");
        assertEquals(
                0,
                Child.run(folder, secret, List.of(), Child.classPath(), arguments)
                        .code());
        assertEquals(
                3,
                Child.run(folder, wrong, List.of(), Child.classPath(), arguments)
                        .code());
    }

    @Test
    void the_matrix_goes_through_it_too() {
        Ran ran = Matrices.run(origin, trusted, "--proxy", "socks5://127.0.0.1:" + PORTS.get(2));
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("recommended  TLSv1.2"), ran.out());
    }

    /** Wrong password, a closed origin behind each kind, no proxy at all. */
    @Test
    void what_the_proxy_does_not_connect_is_undecided_and_says_so() {
        undecided(origin, "http://probe:wrong@", PORTS.get(1), "did not connect: status: 401");
        undecided(origin, "http://", PORTS.get(1), "did not connect: status: 407");
        undecided(
                origin, "socks5://probe:wrong@", PORTS.get(3), "did not connect: it refuses the user or the password");
        undecided(origin, "socks5://", PORTS.get(3), "did not connect: it wants a user and a password");
        undecided(CLOSED, "http://", PORTS.get(0), "did not connect: status: 500");
        undecided(CLOSED, "socks5://", PORTS.get(2), "did not connect: status: ");
        undecided(origin, "http://", CLOSED, "cannot be reached: Connection refused");
    }

    @Test
    void a_captive_portal_that_answers_for_the_origin_is_undecided_and_named() {
        try (ScriptedPeer portal = ScriptedPeer.playing(line -> {
            line.readLines();
            line.send("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            line.readRecord();
            line.send("HTTP/1.1 302 Found\r\nLocation: http://login.test/\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            line.stay();
        })) {
            undecided(
                    origin,
                    "http://",
                    portal.endpoint().port(),
                    "speaks HTTP in plain text, or the origin behind it does: HTTP/1.1 302 Found");
        }
    }

    private static void undecided(int port, String login, int proxyPort, String words) {
        String proxy = login + "127.0.0.1:" + proxyPort;
        Row.refuses(proxy, port, "connection-timed-out")
                .undecided()
                .with("--proxy", proxy)
                .check(trusted);
        String text = Seen.text(port, trusted, "--proxy", proxy).out().replaceAll("\\s+", " ");
        assertTrue(text.contains("the proxy 127.0.0.1:" + proxyPort + " " + words), text);
        assertTrue(text.contains("basis inferred: "), text);
        assertFalse(text.contains("wrong"), text);
        assertFalse(text.contains("a viewer"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://probe:s3cret@127.0.0.1:1",
                "http://probe:s3cret@127.0.0.1",
                "http://probe:s3cret@127.0.0.1:70000",
                "probe:s3cret@127.0.0.1:8080",
                "http://probe:s3cret^@127.0.0.1:8080",
                "http://probe:s3cret@none.invalid:8080",
                "http://probe:s3cret:127.0.0.1:80",
                "http://127.0.0.1:80/s3cret@127.0.0.1",
                "http://127.0.0.1:80?s3cret",
                "http://127.0.0.1:80#s3cret",
                "probe:s3cret:127.0.0.1:80"
            })
    void a_proxy_that_cannot_be_used_is_bad_input_and_its_password_is_not_repeated(String url) {
        Ran ran = Seen.text(origin, trusted, "--proxy", url);
        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("originprobe: --proxy '"), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertFalse((ran.out() + ran.err()).contains("s3cret"), ran.err());
    }
}
