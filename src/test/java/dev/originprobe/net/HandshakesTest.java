package dev.originprobe.net;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.demo.Mint;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import io.netty.channel.EventLoopGroup;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Handshakes with servers in this process whose chains and keys no file-based server would serve. */
final class HandshakesTest {
    private static final EventLoopGroup LOOPS = NettyAsker.eventLoops(1);
    private static final NettyAsker ASKER = new NettyAsker(LOOPS, Asked.PLAIN);
    private static final Made RSA =
            Template.leaf("origin.test").keys(Mint.rsa()).issue();
    private static final Made OTHER_RSA =
            Template.leaf("origin.test").keys(Mint.rsa()).issue();
    private static final Made ECDSA = Template.leaf("origin.test").issue();

    @AfterAll
    static void close() {
        ASKER.close();
        LOOPS.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static ClientOffer offer(ProtocolVersion version) {
        return version == TLS_1_3
                ? Asked.offer(version, Asked.TLS13_AES128)
                : Asked.offer(version, Asked.ECDHE_RSA_AES128_GCM, Asked.ECDHE_ECDSA_AES128_GCM);
    }

    /** A certificate with an extension of that many bytes in it, under the number that is reserved for examples (RFC 5612). */
    private static Made ofSize(int padding) {
        return Template.leaf("origin.test")
                .add(new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1"), false, new DEROctetString(new byte[padding]))
                .issue();
    }

    private static Answer answer(JdkServer server, ClientOffer offer, Purpose purpose) {
        return Asked.ask(ASKER, Asked.question(server.endpoint(), offer, purpose, Asked.LONG))
                .answer();
    }

    private static List<Octets> encoded(List<X509Certificate> chain) {
        List<Octets> encoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                encoded.add(Octets.of(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return encoded;
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
    void the_chain_is_reported_as_served(ProtocolVersion version) {
        List<X509Certificate> chain = List.of(RSA.certificate(), ECDSA.certificate(), OTHER_RSA.certificate());
        try (JdkServer server = JdkServer.serving(chain, RSA.keys().getPrivate(), version.label())) {
            for (Purpose purpose : List.of(Purpose.HANDSHAKE, Purpose.HANDSHAKE_AGAIN)) {
                Answer.Completed completed =
                        assertInstanceOf(Answer.Completed.class, answer(server, offer(version), purpose));
                assertEquals(encoded(chain), completed.flight().certificates());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
    void a_second_handshake_resumes_nothing(ProtocolVersion version) {
        try (JdkServer server =
                JdkServer.serving(List.of(RSA.certificate()), RSA.keys().getPrivate(), version.label())) {
            for (int i = 0; i < 3; i++) {
                Answer.Completed completed =
                        assertInstanceOf(Answer.Completed.class, answer(server, offer(version), Purpose.HANDSHAKE));
                assertEquals(
                        encoded(List.of(RSA.certificate())), completed.flight().certificates());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
    void a_signature_by_another_key_is_told_apart(ProtocolVersion version) {
        try (JdkServer server =
                JdkServer.serving(List.of(RSA.certificate()), OTHER_RSA.keys().getPrivate(), version.label())) {
            Answer.Unfinished unfinished =
                    assertInstanceOf(Answer.Unfinished.class, answer(server, offer(version), Purpose.HANDSHAKE));
            assertEquals(Failure.SIGNATURE_INVALID, unfinished.failure(), unfinished.detail());
            assertEquals(
                    encoded(List.of(RSA.certificate())), unfinished.flight().certificates());
        }
    }

    @Test
    void an_ecdsa_signature_by_another_key_is_told_apart() {
        try (JdkServer server = JdkServer.serving(
                List.of(ECDSA.certificate()), Mint.ec("secp256r1").getPrivate(), TLS_1_2.label())) {
            Answer.Unfinished unfinished =
                    assertInstanceOf(Answer.Unfinished.class, answer(server, offer(TLS_1_2), Purpose.HANDSHAKE));
            assertEquals(Failure.SIGNATURE_INVALID, unfinished.failure(), unfinished.detail());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
    void many_certificates_and_large_ones_come_back(ProtocolVersion version) {
        // All of it under 64 kB: the server here puts it into a TLS 1.2 session ticket, whose length is 16 bits.
        List<X509Certificate> chain =
                new ArrayList<>(List.of(RSA.certificate(), ofSize(58_000).certificate()));
        chain.addAll(Collections.nCopies(12, ECDSA.certificate()));
        try (JdkServer server = JdkServer.serving(chain, RSA.keys().getPrivate(), version.label())) {
            for (Purpose purpose : List.of(Purpose.HANDSHAKE, Purpose.HANDSHAKE_AGAIN)) {
                Answer.Completed completed =
                        assertInstanceOf(Answer.Completed.class, answer(server, offer(version), purpose));
                // Not assertEquals: its message would be the certificates in hex.
                assertTrue(encoded(chain).equals(completed.flight().certificates()), purpose.toString());
            }
        }
    }
}
