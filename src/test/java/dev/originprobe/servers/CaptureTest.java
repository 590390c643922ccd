package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.run.Resources;
import dev.originprobe.tls.ClientHello;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code capture} hears of real clients, and that what it writes is imitated. */
final class CaptureTest {
    private static final String NAME = "capture.test";

    @TempDir
    Path folder;

    private final int port = FreePorts.one();

    static List<Profile> profiles() {
        return Profiles.all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_check_is_recognised_as_the_client_that_it_imitates(Profile profile) {
        JsonNode hello = captured(() -> check("--profile", profile.name()));
        Set<String> same =
                Set.copyOf(StreamSupport.stream(hello.path("profiles").spliterator(), false)
                        .filter(likeness -> likeness.path("differences").isEmpty())
                        .map(likeness -> likeness.path("profile").asText())
                        .toList());
        assertTrue(same.contains(profile.name()), hello::toPrettyString);
        assertEquals(NAME, hello.path("serverName").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11|TLSv1,TLSv1.1,TLSv1.2",
                "2025-11|TLSv1.1",
                "2020-09|TLSv1.1",
                "2018-04|SSLv3",
                "2014|TLSv1"
            })
    void a_setting_other_than_the_usual_one_is_recognised_too(String profile, String setting) {
        JsonNode hello = captured(() -> check("--profile", profile, "--origin-ssl-protocols", setting));
        JsonNode same = StreamSupport.stream(hello.path("profiles").spliterator(), false)
                .filter(likeness -> likeness.path("profile").asText().equals(profile))
                .findFirst()
                .orElseThrow();
        assertEquals(0, same.path("differences").size(), same::toPrettyString);
        assertEquals(
                "[\"" + setting.replace(",", "\",\"") + "\"]",
                same.path("originSslProtocols").toString());
    }

    @Test
    void openssl_is_heard_and_answered() {
        JsonNode hello = captured(() -> client(
                Peers.require("openssl"),
                "s_client",
                "-connect",
                "127.0.0.1:" + port,
                "-servername",
                NAME,
                "-alpn",
                "h2"));
        assertEquals(NAME, hello.path("serverName").asText());
        assertEquals("[\"h2\"]", hello.path("alpn").toString());
        assertEquals("[\"X25519\"]", hello.path("keyShares").toString());
        assertTrue(hello.path("handshake").asText().startsWith("finished with TLSv1.3 "), hello::toPrettyString);
    }

    @Test
    void gnutls_is_heard() {
        JsonNode hello = captured(() -> client(
                Peers.require("gnutls-cli"),
                "--insecure",
                "--sni-hostname",
                NAME,
                "-p",
                Integer.toString(port),
                "127.0.0.1"));
        assertTrue(hello.path("extensions").toString().contains("encrypt_then_mac"), hello::toPrettyString);
    }

    @Test
    void nss_is_heard() {
        JsonNode hello = captured(() -> client(
                Peers.require("tstclnt"),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-D",
                "-Q",
                "-o",
                "-a",
                NAME));
        assertTrue(hello.path("versions").toString().contains("TLSv1.2"), hello::toPrettyString);
    }

    @Test
    void curl_is_heard() {
        JsonNode hello = captured(() -> client(Peers.require("curl"), "-sk", "https://127.0.0.1:" + port + "/"));
        assertEquals("[\"h2\",\"http/1.1\"]", hello.path("alpn").toString());
    }

    @Test
    void the_jdk_is_heard() {
        JsonNode hello = captured(() -> {
            try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket("127.0.0.1", port)) {
                socket.startHandshake();
            } catch (IOException untrusted) {
                // It need not trust what it is answered.
            }
        });
        assertTrue(hello.path("extensions").toString().contains("signature_algorithms_cert"), hello::toPrettyString);
    }

    @Test
    void node_is_heard() {
        JsonNode hello = captured(() -> client(
                "node",
                "-e",
                "require('tls').connect({port:" + port + ",host:'127.0.0.1',servername:'" + NAME
                        + "',rejectUnauthorized:false},function(){this.end()}).on('error',()=>{})"));
        assertEquals(NAME, hello.path("serverName").asText());
    }

    @Test
    void a_profile_file_is_imitated_but_for_randoms_and_keys() throws IOException {
        Path file = folder.resolve("profile.json");
        JsonNode first = captured(
                () -> client(
                        Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-servername", NAME),
                "--output",
                file.toString());
        JsonNode again = captured(() -> check("--profile", file.toString()));
        for (String aspect : List.of(
                "recordVersion",
                "versions",
                "cipherSuites",
                "groups",
                "keyShares",
                "signatureSchemes",
                "extensions",
                "sessionId",
                "ja3",
                "ja4")) {
            assertEquals(first.path(aspect), again.path(aspect), aspect);
        }
        assertEquals(
                first.path("record").asText().length(),
                again.path("record").asText().length());
        assertTrue(Files.readString(file).contains("originprobe/profile/1"));
    }

    @Test
    void evidence_that_a_captured_client_saw_is_judged_again_by_it() throws IOException {
        Path file = folder.resolve("profile.json");
        captured(
                () -> client(
                        Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-servername", NAME),
                "--output",
                file.toString());
        Identities identities = new Identities(folder);
        Path evidence = folder.resolve("seen.ndjson");
        try (Nginx nginx = new Nginx(folder, 1)) {
            int origin = nginx.site(List.of(identities.rsa()));
            nginx.start();
            String target = Identities.HOST + ":" + origin;
            Ran probed = Ran.of(
                    "check",
                    "--profile",
                    file.toString(),
                    "--resolve",
                    target + ":127.0.0.1",
                    "--trust-anchor",
                    identities.trusted().toString(),
                    "--save-evidence",
                    evidence.toString(),
                    target);
            assertEquals(0, probed.code(), probed::toString);
            assertTrue(probed.out().contains("as CloudFront captured-"), probed.out());
            Ran matrix = Ran.of(
                    "matrix",
                    "--format",
                    "json",
                    "--profile",
                    file.toString(),
                    "--resolve",
                    target + ":127.0.0.1",
                    "--trust-anchor",
                    identities.trusted().toString(),
                    target);
            assertEquals(
                    1,
                    new ObjectMapper().readTree(matrix.out()).path("settings").size(),
                    matrix::toString);
        }
        Ran judged = Ran.of(
                "judge",
                evidence.toString(),
                "--trust-anchor",
                identities.trusted().toString());
        assertEquals(0, judged.code(), judged::toString);
    }

    @Test
    void what_is_no_hello_is_told_and_waited_past() throws IOException {
        CompletableFuture<Ran> capture = start("--for", "20");
        say("GET / HTTP/1.1\r\n\r\n");
        say("\u0016\u0003\u0001");
        say("\u0016\u0003\u0001@\u0000\u0001\u00ff\u00ff\u00ff" + "x".repeat(100_000));
        client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port);
        Ran ran = capture.join();
        assertEquals(0, ran.code(), ran::toString);
        assertTrue(
                ran.err().contains("127.0.0.1 sent no ClientHello: the first byte is not that of a TLS handshake"),
                ran.err());
    }

    @Test
    void a_thousand_connections_that_say_nothing_do_not_keep_the_next_one_out() throws IOException {
        CompletableFuture<Ran> capture = start("--for", "60");
        for (int i = 0; i < 1_000; i++) {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }
        client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port);
        assertEquals(0, capture.join().code());
    }

    @Test
    void a_handshake_that_comes_drop_by_drop_ends() throws IOException {
        CompletableFuture<Ran> capture = start("--for", "60");
        ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(ClientHello.record(
                    Profiles.newest().offer(Profiles.newest().defaultSslProtocols(), Optional.of(NAME)), new byte[32]));
            out.write(new byte[] {22, 3, 3, 0x40, 0});
            var unused = drops.scheduleAtFixedRate(() -> drop(out), 0, 200, TimeUnit.MILLISECONDS);
            Ran ran = capture.join();
            assertEquals(0, ran.code(), ran::toString);
            assertTrue(ran.out().contains("not finished within 5 s"), ran.out());
        } finally {
            drops.shutdownNow();
        }
    }

    /** One byte more; of no consequence where the other side has closed. */
    private static void drop(OutputStream out) {
        try {
            out.write(0);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    void clients_of_other_networks_and_other_names_are_passed_over() {
        CompletableFuture<Ran> capture = start("--for", "20", "--from", "127.0.0.2/32", "--server-name", NAME);
        client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-servername", NAME);
        bound("127.0.0.2", "-servername", "other.test");
        bound("127.0.0.2", "-servername", NAME);
        Ran ran = capture.join();
        assertEquals(0, ran.code(), ran::toString);
        assertTrue(ran.out().contains("ClientHello from 127.0.0.2 "), ran.out());
    }

    @Test
    void where_none_comes_it_ends_with_3() {
        Ran ran = Ran.of("capture", "--listen", "127.0.0.1:" + port, "--for", "0.1");
        assertEquals(3, ran.code(), ran::toString);
        assertTrue(ran.err().endsWith("originprobe: no ClientHello came within 0.1 s\n"), ran.err());
    }

    @Test
    void unusable_options_are_one_line_and_2() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"schema\":\"originprobe/profile/1\"}");
        Path good = folder.resolve("good.json");
        captured(
                () -> client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port),
                "--output",
                good.toString());
        for (List<String> line : List.of(
                List.of("capture", "--listen", "nowhere"),
                List.of("capture", "--listen", "127.0.0.1:70000"),
                List.of("capture", "--from", "10.0.0.0/33"),
                List.of("capture", "--for", "soon"),
                List.of("capture", "--count", "0"),
                List.of("capture", "--certificate", folder.resolve("none.pem").toString()),
                List.of("check", "--profile", file.toString(), "a.test"),
                List.of("check", "--profile", good.toString(), "--origin-ssl-protocols", "TLSv1.2", "a.test"))) {
            Ran ran = Ran.of(line.toArray(String[]::new));
            assertEquals(2, ran.code(), line::toString);
            assertEquals(1, ran.err().lines().count(), ran.err());
        }
    }

    /** The one hello that comes of what a client does, as JSON that is valid by its schema. */
    private JsonNode captured(Runnable client, String... options) {
        CompletableFuture<Ran> capture =
                start(Stream.concat(Stream.of("--for", "20", "--format", "json"), Arrays.stream(options))
                        .toArray(String[]::new));
        client.run();
        Ran ran = capture.join();
        assertEquals(0, ran.code(), ran::toString);
        try {
            JsonNode report = new ObjectMapper().readTree(ran.out());
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Resources.captureSchema())
                            .validate(report));
            assertEquals(1, report.path("hellos").size());
            return report.path("hellos").path(0);
        } catch (IOException notJson) {
            throw new AssertionError(ran.out(), notJson);
        }
    }

    /** Begins to capture, and waits until it listens. */
    private CompletableFuture<Ran> start(String... options) {
        List<String> line = new ArrayList<>(List.of("capture", "--listen", "127.0.0.1:" + port));
        line.addAll(List.of(options));
        CompletableFuture<Ran> capture = CompletableFuture.supplyAsync(() -> Ran.of(line.toArray(String[]::new)));
        for (int i = 0; i < 1_000 && !accepts() && !isDone(capture); i++) {
            // Each look at the capture takes its time.
        }
        return capture;
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isDone(CompletableFuture<Ran> capture) {
        try {
            return capture.get(20, TimeUnit.MILLISECONDS) != null;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private void check(String... options) {
        List<String> line = new ArrayList<>(
                List.of("check", "--witness", "off", "--resolve", NAME + ":" + port + ":127.0.0.1", NAME + ":" + port));
        line.addAll(List.of(options));
        Ran.of(line.toArray(String[]::new));
    }

    private void bound(String address, String... options) {
        List<String> line = new ArrayList<>(List.of(
                Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-bind", address + ":0"));
        line.addAll(List.of(options));
        client(line.toArray(String[]::new));
    }

    private static void client(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " hangs");
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private void say(String words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(words.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException closed) {
            // Where it has heard enough it closes, whatever is on the way.
        }
    }
}
