package dev.originprobe.servers;

import static dev.originprobe.tls.Tls13Server.certificate;
import static dev.originprobe.tls.Tls13Server.certificateBeside;
import static dev.originprobe.tls.Tls13Server.emptyExtension;
import static dev.originprobe.tls.Tls13Server.encryptedExtensions;

import dev.originprobe.fixtures.ScriptedPeer.Line;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.tls.Tls13Hellos;
import dev.originprobe.tls.Tls13Server;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of TLS 1.3 origins that finish their handshakes, and on the way do what they have no leave to. */
final class PresumptuousOriginsTest extends FinishingOrigins {
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
                        line.send(Tls13Hellos.helloRetryRequest(hello, SUITE, 0x001d));
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
                    line.send(Tls13Hellos.helloRetryRequest(hello, SUITE, 0x0017));
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
                    line.send(Tls13Hellos.helloRetryRequest(line.readRecord(), SUITE));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 -",
                "choice-not-offered");
    }

    @Test
    void a_request_for_a_share_of_a_group_that_was_not_offered_drops() {
        drops(
                line -> {
                    line.send(Tls13Hellos.helloRetryRequest(line.readRecord(), SUITE, 0x0019));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 secp521r1",
                "group-refused");
    }

    @Test
    void a_request_for_a_share_with_a_suite_that_was_not_offered_drops() {
        drops(
                line -> {
                    line.send(Tls13Hellos.helloRetryRequest(line.readRecord(), 0x1304, 0x0018));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_CCM_SHA256 secp384r1",
                "cipher-refused");
    }

    @Test
    void a_request_for_a_share_without_the_hellos_session_id_drops() {
        drops(
                line -> {
                    line.send(Tls13Hellos.helloRetryRequestOfNoSession(line.readRecord(), SUITE, 0x0018));
                    line.stay();
                },
                "TLSv1.3 TLS_AES_128_GCM_SHA256 secp384r1",
                "choice-not-offered");
    }

    @Test
    void a_server_hello_without_a_share_drops() {
        drops(
                line -> {
                    line.send(Tls13Hellos.helloWithoutShare(line.readRecord(), SUITE));
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
}
