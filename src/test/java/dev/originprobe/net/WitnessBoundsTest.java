package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.net.s2n.PemIdentity;
import dev.originprobe.net.s2n.S2nClient;
import dev.originprobe.net.s2n.S2nFailure;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nSession;
import dev.originprobe.net.s2n.S2nUnavailable;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ShownCertificates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What AWS's own TLS library is given is bounded; what is beyond is said, and bytes of any kind are survived. */
final class WitnessBoundsTest {
    private static final String HOST = "origin.test";
    private static final Made ROOT = Template.authority("Root").issue();
    private static final Made LEAF = Template.leaf(HOST).by(ROOT).issue();
    private static final S2nClient CLIENT = new S2nClient(
            AskedWitness.POLICY,
            List.of(Base64.getEncoder().encodeToString(ROOT.der())),
            Optional.of(HOST),
            List.of(HOST));

    @BeforeAll
    static void the_library_is_there() {
        Assumptions.assumeTrue(AskedWitness.missing().isEmpty());
    }

    private static String says(List<byte[]> chain, List<byte[]> roots) {
        return AskedWitness.says(chain, roots, HOST, Template.NOW);
    }

    @Test
    void more_than_a_thousand_roots_are_not_given_to_it() {
        assertEquals("OK", says(List.of(LEAF.der()), Collections.nCopies(1_000, ROOT.der())));
        assertEquals(
                "not asked: 1001 roots, more than 1000",
                says(List.of(LEAF.der()), Collections.nCopies(1_001, ROOT.der())));
    }

    @Test
    void a_root_of_a_megabyte_is_taken_and_two_are_not_given_to_it() {
        Made large = large(Template.authority("Large"), 1 << 20).issue();
        assertEquals("OK", says(List.of(LEAF.der()), List.of(large.der(), ROOT.der())));
        assertEquals(
                "OK", says(List.of(Template.leaf(HOST).by(large).issue().der()), List.of(large.der(), ROOT.der())));
        assertTrue(says(List.of(LEAF.der()), List.of(large.der(), large.der(), ROOT.der()))
                .matches("not asked: roots of \\d+ characters, more than 2097152"));
    }

    @Test
    void certificates_beyond_its_longest_message_are_refused_and_beyond_a_megabyte_not_shown() {
        assertEquals("OK", says(List.of(leafOf(60_000)), List.of(ROOT.der())));
        assertEquals("FAIL S2N_ERR_BAD_MESSAGE", says(List.of(leafOf(70_000)), List.of(ROOT.der())));
        assertTrue(says(List.of(leafOf(1 << 20)), List.of(ROOT.der()))
                .matches("not asked: \\d+ bytes of certificates, more than 1048576"));
    }

    private static byte[] leafOf(int bytes) {
        return large(Template.leaf(HOST), bytes).by(ROOT).issue().der();
    }

    private static Template large(Template template, int bytes) {
        return template.add(new ASN1ObjectIdentifier("1.2.3.4"), false, new DEROctetString(new byte[bytes]));
    }

    @Test
    void no_connection_is_made_for_roots_that_are_too_many() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> Assertions.fail("a connection"));
                NettyAsker asker = new NettyAsker(
                        NettyAsker.eventLoops(1),
                        new NetworkSettings(Optional.empty(), Optional.empty(), true, line -> {}))) {
            Exchange exchange = Asked.ask(asker, question(peer.endpoint(), 1_001));
            Answer.Unreachable none = assertInstanceOf(Answer.Unreachable.class, exchange.answer());
            assertEquals("1001 roots, more than 1000", none.detail());
            assertEquals(0, exchange.attempts());
        }
    }

    private static Question question(Endpoint endpoint, int roots) {
        WitnessTerms terms = new WitnessTerms(
                "of the tests",
                new UpstreamPolicy.Named(AskedWitness.POLICY),
                Collections.nCopies(roots, Base64.getEncoder().encodeToString(ROOT.der())),
                List.of(HOST),
                Template.NOW);
        return new Question(
                endpoint,
                Asked.offer(ProtocolVersion.TLS_1_2, Asked.ECDHE_RSA_AES128_GCM),
                Purpose.WITNESS,
                new Timeouts(1, Asked.LONG, Asked.LONG),
                Optional.of(terms));
    }

    @Test
    void a_client_certificate_that_no_message_holds_is_not_given_to_it() throws S2nUnavailable {
        PemIdentity huge = new PemIdentity("x".repeat(1 << 20), "");
        S2nUnavailable refused =
                Assertions.assertThrows(S2nUnavailable.class, () -> S2nLibrary.open(Optional.of(huge)));
        assertEquals("a client certificate of 1048576 characters, more than 131072", refused.reason());
        S2nLibrary.open(Optional.empty()).close();
    }

    @Test
    void what_is_no_root_is_its_own_failure_and_the_next_is_asked() {
        for (byte[] root : List.of(
                new byte[0],
                new byte[] {0x30},
                "no certificate".getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            String said = says(List.of(LEAF.der()), List.of(root, ROOT.der()));
            assertTrue(said.startsWith("not asked: the library failed: it does not take the roots: "), said);
        }
        assertEquals("OK", says(List.of(LEAF.der()), List.of(ROOT.der())));
    }

    /** Each bit of a certificate turned, and each length of it: none is taken, and nothing but a word comes of it. */
    @Test
    void a_certificate_that_is_not_what_was_signed_is_refused() {
        byte[] der = LEAF.der();
        Random random = new Random(1);
        Stream<byte[]> turned = random.ints(500, 0, der.length * 8).mapToObj(bit -> {
            byte[] copy = der.clone();
            copy[bit / 8] ^= (byte) (1 << bit % 8);
            return copy;
        });
        Stream<byte[]> cut = random.ints(100, 0, der.length).mapToObj(length -> Arrays.copyOf(der, length));
        Stream.concat(turned, cut).forEach(odd -> {
            String said = says(List.of(odd), List.of(ROOT.der()));
            assertTrue(said.startsWith("FAIL S2N_ERR_"), said);
        });
    }

    /** A flight with bytes changed anywhere, cut off, or with more behind it: it ends or waits, and the process lives. */
    @Test
    void whatever_a_server_sends_is_survived() throws S2nUnavailable, S2nFailure {
        byte[] flight = new ShownCertificates(List.of(Octets.of(LEAF.der()), Octets.of(ROOT.der())), false)
                .records()
                .bytes();
        Random random = new Random(1);
        Set<S2nSession.Step> steps = EnumSet.noneOf(S2nSession.Step.class);
        try (S2nLibrary library = S2nLibrary.open(Optional.empty())) {
            for (int i = 0; i < 2_000; i++) {
                byte[] odd = Arrays.copyOf(flight, 1 + random.nextInt(flight.length + 100));
                for (int changes = random.nextInt(20); changes > 0; changes--) {
                    odd[random.nextInt(odd.length)] = (byte) random.nextInt();
                }
                try (S2nSession session = library.session(CLIENT, Template.NOW, new Sent(ByteBuffer.wrap(odd)))) {
                    steps.add(session.negotiate());
                    steps.add(session.negotiate());
                    var unused = session.read();
                    session.closeNotify();
                }
            }
        }
        assertEquals(EnumSet.of(S2nSession.Step.BLOCKED, S2nSession.Step.FAILED), steps);
        assertEquals("OK", says(List.of(LEAF.der()), List.of(ROOT.der())));
    }

    private record Sent(ByteBuffer bytes) implements S2nSession.Wire {
        @Override
        public byte[] take(int most) {
            byte[] taken = new byte[Math.min(most, bytes.remaining())];
            bytes.get(taken);
            return taken;
        }

        @Override
        public void send(byte[] answer) {}
    }

    /** Its allocations are many, and what an ordinary user may lock is little. */
    @Test
    void it_locks_no_memory() throws IOException {
        assertEquals("OK", says(List.of(LEAF.der()), List.of(ROOT.der())));
        assertEquals(
                List.of("VmLck: 0 kB"),
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmLck"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .toList());
    }
}
