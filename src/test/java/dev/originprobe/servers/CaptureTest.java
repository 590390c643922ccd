package dev.originprobe.servers;

import static dev.originprobe.servers.Capturing.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.cli.Ran;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    @TempDir
    Path folder;

    private final Capturing capturing = new Capturing();
    private final int port = capturing.port();

    static List<Profile> profiles() {
        return Profiles.all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_check_is_recognised_as_the_client_that_it_imitates(Profile profile) {
        JsonNode hello = capturing.captured(() -> capturing.check("--profile", profile.name()));
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
        JsonNode hello =
                capturing.captured(() -> capturing.check("--profile", profile, "--origin-ssl-protocols", setting));
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
        JsonNode hello = capturing.captured(() -> Capturing.client(
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
    void what_every_hello_has_one_of_is_said_beside_what_the_profile_has() {
        CompletableFuture<Ran> capture = capturing.start("--for", "20");
        Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port);
        String text = capture.join().out();
        assertTrue(text.contains("session tickets   taken instead of not taken\n"), text);
        assertTrue(text.contains("key shares        has X25519; lacks prime256v1\n"), text);
    }

    @Test
    void gnutls_is_heard() {
        JsonNode hello = capturing.captured(() -> Capturing.client(
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
        JsonNode hello = capturing.captured(() -> Capturing.client(
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
        JsonNode hello = capturing.captured(
                () -> Capturing.client(Peers.require("curl"), "-sk", "https://127.0.0.1:" + port + "/"));
        assertEquals("[\"h2\",\"http/1.1\"]", hello.path("alpn").toString());
    }

    @Test
    void the_jdk_is_heard() {
        JsonNode hello = capturing.captured(() -> {
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
        JsonNode hello = capturing.captured(() -> Capturing.client(
                "node",
                "-e",
                "require('tls').connect({port:" + port + ",host:'127.0.0.1',servername:'" + NAME
                        + "',rejectUnauthorized:false},function(){this.end()}).on('error',()=>{})"));
        assertEquals(NAME, hello.path("serverName").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"session id|-tls1_2 -no_ticket", "session ticket|-tls1_2"})
    void a_session_that_is_resumed_is_what_two_hellos_of_a_client_differ_in(String by, String options) {
        CompletableFuture<Ran> capture = capturing.start("--for", "20", "--count", "2", "--format", "json");
        String session = folder.resolve("session.pem").toString();
        openssl((options + " -sess_out " + session).split(" "));
        openssl((options + " -sess_in " + session).split(" "));
        JsonNode report = Capturing.report(capture.join());
        assertEquals("[]", report.at("/hellos/0/resumption").toString(), report::toPrettyString);
        assertEquals("[\"" + by + "\"]", report.at("/hellos/1/resumption").toString(), report::toPrettyString);
        assertTrue(report.path("shared").toString().contains("\"cipherSuites\""), report::toPrettyString);
        JsonNode differing = StreamSupport.stream(report.path("differing").spliterator(), false)
                .filter(aspect -> aspect.path("aspect").asText().equals("resumption"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "[{\"hellos\":1,\"values\":[]},{\"hellos\":1,\"values\":[\"" + by + "\"]}]",
                differing.path("said").toString());
    }

    @Test
    void a_key_that_is_offered_beforehand_is_named_and_several_hellos_are_compared_for_people() {
        CompletableFuture<Ran> capture = capturing.start("--for", "20", "--count", "3");
        openssl("-psk", "00112233", "-psk_identity", "x");
        openssl();
        openssl();
        Ran ran = capture.join();
        String said = ran.out().replaceAll("[ \\n]+", " ");
        for (String words : List.of(
                " resumption pre-shared key ",
                " 3 hellos; they share record version, versions, ",
                " and differ in cipher suites ",
                " resumption 2 times: none resumption 1 times: pre-shared key")) {
            assertTrue(said.contains(words), ran.out());
        }
    }

    private void openssl(String... options) {
        Capturing.client(Stream.concat(
                        Stream.of(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    @Test
    void clients_of_other_networks_and_other_names_are_passed_over() {
        CompletableFuture<Ran> capture =
                capturing.start("--for", "20", "--from", "127.0.0.2/32", "--server-name", NAME);
        Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-servername", NAME);
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
        capturing.captured(
                () -> Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port),
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

    private void bound(String address, String... options) {
        List<String> line = new ArrayList<>(List.of(
                Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-bind", address + ":0"));
        line.addAll(List.of(options));
        Capturing.client(line.toArray(String[]::new));
    }
}
