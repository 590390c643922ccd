package dev.originprobe.net;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.demo.Mint;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.KeyProof;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignedKeyExchange;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes with a TLS stack that nobody here wrote: {@code openssl s_server}. */
final class OpensslTest {
    private static final EventLoopGroup LOOPS = NettyAsker.eventLoops(1);
    private static final NettyAsker ASKER = new NettyAsker(LOOPS, Asked.PLAIN);
    private static final Made RSA =
            Template.leaf("origin.test").keys(Mint.rsa()).issue();
    private static final Made ECDSA = Template.leaf("origin.test").issue();

    @TempDir
    static Path folder;

    private final List<Process> servers = new ArrayList<>();

    @BeforeAll
    static void openssl_is_there() throws InterruptedException {
        boolean there = false;
        try {
            there = new ProcessBuilder("openssl", "version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            // Stays false.
        }
        assertTrue(there || !"true".equals(System.getenv("CI")), "openssl is missing: run scripts/install-peers");
        Assumptions.assumeTrue(there, "openssl is missing: run scripts/install-peers");
    }

    @AfterEach
    void stop() {
        servers.forEach(Process::destroyForcibly);
    }

    @AfterAll
    static void close() {
        ASKER.close();
        LOOPS.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Key and certificate in one PEM file, as OpenSSL reads them. */
    private Path file(Made identity) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "identity", ".pem"), identity.keyPem() + identity.pem());
    }

    /** A server that is listening when this returns; it serves until the end of the test. */
    private Endpoint server(Made identity, String... options) throws IOException, GeneralSecurityException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = FreePorts.one();
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-accept",
                loopback.getHostAddress() + ":" + port,
                "-cert",
                file(identity).toString(),
                "-cipher",
                "ALL:@SECLEVEL=0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        servers.add(process);
        // It says ACCEPT once it listens; its standard input is a pipe of ours, so it goes on until stopped.
        while (true) {
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IOException("openssl s_server did not start: " + command);
            }
            if (line.startsWith("ACCEPT")) {
                return new Endpoint(loopback, port);
            }
        }
    }

    private static Answer answer(Endpoint endpoint, ClientOffer offer, Purpose purpose) {
        return Asked.ask(ASKER, Asked.question(endpoint, offer, purpose, Asked.LONG))
                .answer();
    }

    private static ServerFlight completed(Endpoint endpoint, ClientOffer offer, Purpose purpose) {
        return assertInstanceOf(Answer.Completed.class, answer(endpoint, offer, purpose))
                .flight();
    }

    private static ServerFlight hello(Endpoint endpoint, ClientOffer offer) {
        return assertInstanceOf(Answer.Flight.class, answer(endpoint, offer, Purpose.HELLO))
                .flight();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_0, c013, HANDSHAKE", "TLS_1_1, c013, HANDSHAKE", "TLS_1_2, c013, HANDSHAKE", "TLS_1_2, c02f, HANDSHAKE",
        "TLS_1_2, c02f, HANDSHAKE_AGAIN", "TLS_1_0, 002f, HANDSHAKE", "TLS_1_2, 002f, HANDSHAKE",
                "TLS_1_2, c028, HANDSHAKE",
        "TLS_1_2, 003c, HANDSHAKE", "TLS_1_3, 1301, HANDSHAKE", "TLS_1_3, 1301, HANDSHAKE_AGAIN"
    })
    void a_handshake_is_finished_with_what_is_offered(ProtocolVersion version, String suite, Purpose purpose)
            throws IOException, GeneralSecurityException {
        ClientOffer offer = Asked.offer(version, new CipherSuite(Integer.parseInt(suite, 16)));
        Endpoint endpoint = server(RSA);

        ServerFlight hello = hello(endpoint, offer);
        ServerFlight finished = completed(endpoint, offer, purpose);

        assertEquals(Optional.of(version), finished.protocol());
        assertEquals(offer.suites(), List.of(finished.suite()));
        assertEquals(List.of(Octets.of(RSA.certificate().getEncoded())), finished.certificates());
        assertEquals(hello.protocol(), finished.protocol());
        assertEquals(hello.suite(), finished.suite());
        assertEquals(finished.certificates(), hello.certificates());
        hello.keyExchange().ifPresent(signed -> assertEquals(Optional.of(true), proved(hello, signed)));
        assertEquals(
                version == TLS_1_3 || hello.group().isPresent(),
                hello.keyExchange().isPresent());
    }

    private static Optional<Boolean> proved(ServerFlight flight, SignedKeyExchange signed) {
        return KeyProof.verifies(
                flight.certificates().get(0).bytes(),
                signed.signedContent().bytes(),
                signed.scheme().map(scheme -> OptionalInt.of(scheme.id())).orElse(OptionalInt.empty()),
                signed.signature().bytes());
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_0, c009", "TLS_1_1, c00a", "TLS_1_2, c02b", "TLS_1_3, 1301"})
    void ecdsa_is_finished_too(ProtocolVersion version, String suite) throws IOException, GeneralSecurityException {
        ServerFlight finished = completed(
                server(ECDSA), Asked.offer(version, new CipherSuite(Integer.parseInt(suite, 16))), Purpose.HANDSHAKE);
        assertEquals(Optional.of(version), finished.protocol());
        assertEquals(List.of(Octets.of(ECDSA.certificate().getEncoded())), finished.certificates());
    }

    @Test
    void a_hello_retry_request_is_followed() throws IOException, GeneralSecurityException {
        Endpoint endpoint = server(RSA, "-groups", "P-256");
        ClientOffer offer = Asked.offer(TLS_1_3, Asked.TLS13_AES128);

        ServerFlight hello = hello(endpoint, offer);
        assertEquals(Optional.of(NamedGroup.SECP256R1), hello.group());
        assertEquals(List.of(Octets.of(RSA.certificate().getEncoded())), hello.certificates());
        for (Purpose purpose : List.of(Purpose.HANDSHAKE, Purpose.HANDSHAKE_AGAIN)) {
            ServerFlight finished = completed(endpoint, offer, purpose);
            assertEquals(Optional.of(NamedGroup.SECP256R1), finished.group());
            assertEquals(1, finished.certificates().size());
        }
    }

    @Test
    void a_required_client_certificate_is_refused_and_told() throws IOException, GeneralSecurityException {
        Endpoint endpoint = server(RSA, "-Verify", "1");

        Answer.Alerted tls12 = assertInstanceOf(
                Answer.Alerted.class,
                answer(endpoint, Asked.offer(TLS_1_2, Asked.ECDHE_RSA_AES128_GCM), Purpose.HANDSHAKE));
        assertEquals(new Alert(2, Alert.HANDSHAKE_FAILURE), tls12.alert());
        assertTrue(tls12.flight().orElseThrow().certificateRequested());

        // In TLS 1.3 the alert is encrypted: the engine reads it, BoringSSL or the JDK's.
        for (Purpose purpose : List.of(Purpose.HANDSHAKE, Purpose.HANDSHAKE_AGAIN)) {
            Answer.Alerted tls13 = assertInstanceOf(
                    Answer.Alerted.class, answer(endpoint, Asked.offer(TLS_1_3, Asked.TLS13_AES128), purpose));
            assertEquals(new Alert(2, Alert.CERTIFICATE_REQUIRED), tls13.alert());
            assertTrue(tls13.flight().orElseThrow().certificateRequested());
            assertEquals(1, tls13.flight().orElseThrow().certificates().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, c02f", "TLS_1_3, 1301"})
    void a_wished_for_client_certificate_is_gone_without(ProtocolVersion version, String suite)
            throws IOException, GeneralSecurityException {
        ServerFlight finished = completed(
                server(RSA, "-verify", "1"),
                Asked.offer(version, new CipherSuite(Integer.parseInt(suite, 16))),
                Purpose.HANDSHAKE);
        assertTrue(finished.certificateRequested());
    }

    @ParameterizedTest
    @CsvSource({"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_name_with_an_underscore_reaches_the_server(Purpose purpose) throws IOException, GeneralSecurityException {
        ClientOffer plain = Asked.offer(TLS_1_2, Asked.ECDHE_ECDSA_AES128_GCM);
        ClientOffer named = new ClientOffer(
                plain.versions(), plain.suites(), plain.groups(), plain.signatureSchemes(), Optional.of("a_b.test"));
        Endpoint endpoint = server(
                RSA,
                "-servername",
                "a_b.test",
                "-cert2",
                file(ECDSA).toString(),
                "-key2",
                file(ECDSA).toString());

        assertEquals(
                Optional.of(List.of(Octets.of(ECDSA.certificate().getEncoded()))),
                answer(endpoint, named, purpose).seen().map(ServerFlight::certificates));
    }

    @Test
    void a_protocol_that_the_server_refuses_is_an_alert() throws IOException, GeneralSecurityException {
        Endpoint endpoint = server(RSA, "-no_tls1");
        for (Purpose purpose : List.of(Purpose.HELLO, Purpose.HANDSHAKE)) {
            assertEquals(
                    new Answer.Alerted(new Alert(2, Alert.PROTOCOL_VERSION), Optional.empty()),
                    answer(endpoint, Asked.offer(TLS_1_0, Asked.ECDHE_RSA_AES128_SHA), purpose));
            assertEquals(
                    Optional.of(TLS_1_1.wire()),
                    answer(endpoint, Asked.offer(TLS_1_1, Asked.ECDHE_RSA_AES128_SHA), purpose)
                            .seen()
                            .map(ServerFlight::version));
        }
    }
}
