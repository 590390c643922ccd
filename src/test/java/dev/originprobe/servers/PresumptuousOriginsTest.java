package dev.originprobe.servers;

import static dev.originprobe.tls.Tls13Server.certificate;
import static dev.originprobe.tls.Tls13Server.certificateBeside;
import static dev.originprobe.tls.Tls13Server.emptyExtension;
import static dev.originprobe.tls.Tls13Server.encryptedExtensions;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Line;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.tls.Tls13Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of TLS 1.3 origins that finish their handshakes, and on the way do what they have no leave to. */
final class PresumptuousOriginsTest {
    private static final int SUITE = 0x1301;
    private static final String SESSION = "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1";
    private static final Made ROOT = Template.authority("Root").current().issue();
    private static final Made P256 = leaf(Mint.ec("secp256r1"));

    @TempDir
    static Path folder;

    private static Path trusted;

    @BeforeAll
    static void issue() throws IOException {
        trusted = Files.writeString(folder.resolve("root.pem"), ROOT.pem());
    }

    private static Made leaf(KeyPair keys) {
        return Template.leaf(Identities.HOST).keys(keys).by(ROOT).current().issue();
    }

    @FunctionalInterface
    private interface Flight {
        byte[] of(Tls13Server server);
    }

    /** A flight of these messages, signed and ended as it must be. */
    private static byte[] flight(Tls13Server server, byte[] extensions, byte[] certificate) {
        return ServerBytes.join(
                server.helloRecord(),
                server.says(extensions, certificate),
                server.says(server.certificateVerify(P256.keys().getPrivate())),
                server.says(server.trueFinished()));
    }

    private static byte[] flight(Tls13Server server) {
        return flight(server, encryptedExtensions(), certificate(P256.der()));
    }

    /** Answers every hello with a share of secp256r1 so, and refuses the others. */
    private static Script answering(Flight flight) {
        return line -> answer(line, line.readRecord(), flight);
    }

    private static void answer(Line line, byte[] hello, Flight flight) throws IOException {
        try {
            line.send(flight.of(new Tls13Server(hello, SUITE)));
            line.stay();
        } catch (IllegalArgumentException noShare) {
            line.send(ServerBytes.alert(2, 40));
        }
    }

    private static void connects(Script script, String session, String... risks) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.connect("", peer.endpoint().port(), session, risks)
                    .with("--witness", "off")
                    .check(trusted);
        }
    }

    private static void drops(Script script, String rule) {
        drops(script, SESSION, rule);
    }

    /** What is said to be a choice that was not offered, AWS's own library refuses too, where it can be asked. */
    private static void drops(Script script, String session, String rule) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.drop("", peer.endpoint().port(), session, rule).check(trusted);
            if (rule.equals("choice-not-offered")) {
                String report = Seen.at(peer.endpoint().port(), trusted).report();
                assertFalse(
                        new ObjectMapper()
                                .readTree(report)
                                .at("/origins/0/addresses/0/witness/completed")
                                .asBoolean(),
                        report);
            }
        } catch (JsonProcessingException bad) {
            throw new AssertionError(bad);
        }
    }

    /** The second hello, behind a ChangeCipherSpec where there is one. */
    private static byte[] secondHello(Line line) throws IOException {
        byte[] record = line.readRecord();
        return record.length > 0 && record[0] == 20 ? line.readRecord() : record;
    }

    @Test
    void a_flight_that_keeps_to_the_hello_connects() {
        connects(answering(PresumptuousOriginsTest::flight), SESSION);
    }

    @Test
    void the_highest_bit_of_a_share_of_x25519_says_nothing() {
        connects(
                line -> {
                    byte[] hello = line.readRecord();
                    Tls13Server server;
                    try {
                        server = Tls13Server.onX25519(hello, SUITE);
                    } catch (IllegalArgumentException noShare) {
                        line.send(Tls13Server.helloRetryRequest(hello, SUITE, 0x001d));
                        server = Tls13Server.onX25519(hello, secondHello(line), SUITE);
                    }
                    line.send(flight(server));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 X25519");
    }

    @Test
    void a_change_cipher_spec_before_the_server_hello_connects() {
        connects(
                line -> {
                    byte[] hello = line.readRecord();
                    line.send(ServerBytes.record(20, new byte[] {1}));
                    answer(line, hello, PresumptuousOriginsTest::flight);
                },
                SESSION);
    }

    @Test
    void a_request_for_a_share_that_was_sent_drops() {
        drops(
                line -> {
                    byte[] hello = line.readRecord();
                    line.send(Tls13Server.helloRetryRequest(hello, SUITE, 0x0017));
                    byte[] again = secondHello(line);
                    if (again.length > 0) {
                        line.send(flight(Tls13Server.retried(hello, again, SUITE)));
                        line.stay();
                    }
                },
                "choice-not-offered");
    }

    @Test
    void a_request_that_changes_nothing_drops() {
        drops(
                line -> {
                    line.send(Tls13Server.helloRetryRequest(line.readRecord(), SUITE));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 -",
                "choice-not-offered");
    }

    @Test
    void a_request_for_a_share_of_a_group_that_was_not_offered_drops() {
        drops(
                line -> {
                    line.send(Tls13Server.helloRetryRequest(line.readRecord(), SUITE, 0x0019));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 secp521r1",
                "group-refused");
    }

    @Test
    void a_request_for_a_share_with_a_suite_that_was_not_offered_drops() {
        drops(
                line -> {
                    line.send(Tls13Server.helloRetryRequest(line.readRecord(), 0x1304, 0x0018));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_CCM_SHA256 secp384r1",
                "cipher-refused");
    }

    @Test
    void a_request_for_a_share_without_the_hellos_session_id_drops() {
        drops(
                line -> {
                    line.send(Tls13Server.helloRetryRequestOfNoSession(line.readRecord(), SUITE, 0x0018));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 secp384r1",
                "choice-not-offered");
    }

    @Test
    void a_server_hello_without_a_share_drops() {
        drops(
                line -> {
                    line.send(Tls13Server.helloWithoutShare(line.readRecord(), SUITE));
                    line.stay();
                },
                "- - -",
                "handshake-malformed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 42})
    void an_extension_unasked_that_the_published_client_reads_in_encrypted_extensions_drops(int type) {
        drops(
                answering(server -> flight(server, encryptedExtensions(emptyExtension(type)), certificate(P256.der()))),
                "choice-not-offered");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 18})
    void an_extension_unasked_that_the_published_client_reads_beside_a_certificate_drops(int type) {
        drops(
                answering(server ->
                        flight(server, encryptedExtensions(), certificateBeside(P256.der(), emptyExtension(type)))),
                "choice-not-offered");
    }

    @Test
    void an_extension_twice_in_encrypted_extensions_drops() {
        drops(
                answering(server -> flight(
                        server,
                        encryptedExtensions(emptyExtension(0x1234), emptyExtension(0x1234)),
                        certificate(P256.der()))),
                "handshake-malformed");
    }

    @Test
    void an_extension_twice_beside_a_certificate_drops() {
        drops(
                answering(server -> flight(
                        server,
                        encryptedExtensions(),
                        certificateBeside(P256.der(), emptyExtension(0x1234), emptyExtension(0x1234)))),
                "handshake-malformed");
    }

    @Test
    void an_unknown_extension_in_encrypted_extensions_is_a_risk() {
        connects(
                answering(
                        server -> flight(server, encryptedExtensions(emptyExtension(0x1234)), certificate(P256.der()))),
                SESSION,
                "extension-not-requested");
    }

    @Test
    void an_unknown_extension_beside_a_certificate_is_a_risk() {
        connects(
                answering(server ->
                        flight(server, encryptedExtensions(), certificateBeside(P256.der(), emptyExtension(0x1234)))),
                SESSION,
                "extension-not-requested");
    }

    private static Script signingWith(Made leaf, String algorithm, int scheme) {
        return answering(server -> ServerBytes.join(
                server.helloRecord(),
                server.says(encryptedExtensions(), certificate(leaf.der())),
                server.says(server.certificateVerify(leaf.keys().getPrivate(), algorithm, scheme)),
                server.says(server.trueFinished())));
    }

    @Test
    void a_signature_with_md5_drops() {
        drops(signingWith(leaf(Mint.rsa()), "MD5withRSA", 0x0101), "choice-not-offered");
    }

    @Test
    void a_signature_of_an_older_protocol_drops() {
        drops(signingWith(leaf(Mint.rsa()), "SHA256withRSA", 0x0401), "choice-not-offered");
    }

    @Test
    void a_scheme_of_another_curve_than_the_keys_drops() {
        drops(signingWith(leaf(Mint.ec("secp384r1")), "SHA256withECDSA", 0x0403), "choice-not-offered");
    }

    @Test
    void a_scheme_of_the_keys_curve_connects() {
        connects(signingWith(leaf(Mint.ec("secp384r1")), "SHA384withECDSA", 0x0503), SESSION);
    }

    /** BoringSSL looks at the key usage, the JDK's engine does not. */
    @Test
    void a_certificate_that_one_client_takes_and_another_refuses_is_a_risk() throws IOException {
        Instant later = Instant.now().plus(Duration.ofDays(90));
        Made root = Template.authority("Root").until(later).issue();
        Made leaf = Template.leaf(Identities.HOST)
                .by(root)
                .keyUsage(KeyUsage.keyEncipherment)
                .until(later)
                .issue();
        Path anchor = folder.resolve("other-root.pem");
        Files.writeString(
                anchor,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(root.der())
                        + "\n-----END CERTIFICATE-----\n");
        Script script = answering(server -> ServerBytes.join(
                server.helloRecord(),
                server.says(encryptedExtensions(), certificate(leaf.der())),
                server.says(server.certificateVerify(leaf.keys().getPrivate())),
                server.says(server.trueFinished())));
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.connect("", peer.endpoint().port(), SESSION, "clients-disagree")
                    .with("--witness", "off")
                    .check(anchor);
        }
    }
}
