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
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that AWS's own TLS library makes. */
final class WitnessTest {
    private static final String NEWEST = "CloudFront-Upstream-TLS-1-2-2025";
    private static final Made ROOT =
            Template.authority("Witness Root").current().issue();
    private static final Made OTHER_ROOT =
            Template.authority("Another Root").current().issue();
    private static final Made LEAF =
            Template.leaf("origin.test", "*.sub.test").by(ROOT).current().issue();

    private static final NettyAsker ASKER = new NettyAsker(
            NettyAsker.eventLoops(2), new NetworkSettings(Optional.empty(), Optional.empty(), true, line -> {}));

    @BeforeAll
    static void the_library_is_there() {
        Optional<String> missing = ASKER.witnessMissing();
        assertTrue(missing.isEmpty() || !System.getProperty("os.name").equals("Linux"), () -> missing.orElseThrow());
        Assumptions.assumeTrue(missing.isEmpty());
    }

    @AfterAll
    static void close() {
        ASKER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_good_origin_is_connected_to(String protocol) {
        try (JdkServer server = server(protocol)) {
            Answer.Completed completed = assertInstanceOf(
                    Answer.Completed.class,
                    ask(server.endpoint(), asked("origin.test")).answer());
            assertEquals(Optional.of(protocol), completed.flight().protocol().map(ProtocolVersion::label));
            assertTrue(completed.flight().group().isPresent());
        }
    }

    @Test
    void it_says_in_its_own_words_what_it_refuses() {
        try (JdkServer server = server("TLSv1.3")) {
            assertEquals(
                    "S2N_ERR_CERT_UNTRUSTED",
                    refusal(ask(
                            server.endpoint(),
                            new Asking("origin.test", List.of("origin.test"), List.of(OTHER_ROOT), Instant.now()))));
            assertEquals("S2N_ERR_CERT_INVALID_HOSTNAME", refusal(ask(server.endpoint(), asked("other.test"))));
            assertEquals(
                    "S2N_ERR_CERT_EXPIRED",
                    refusal(ask(
                            server.endpoint(),
                            new Asking(
                                    "origin.test",
                                    List.of("origin.test"),
                                    List.of(ROOT),
                                    Instant.now().plus(36500, ChronoUnit.DAYS)))));
        }
    }

    @Test
    void each_accepted_name_will_do_whatever_the_server_name_is() {
        try (JdkServer server = server("TLSv1.2")) {
            for (List<String> names : List.of(
                    List.of("origin.test", "www.test"), List.of("www.test", "ORIGIN.test"), List.of("a.sub.test"))) {
                assertInstanceOf(
                        Answer.Completed.class,
                        ask(server.endpoint(), new Asking("www.test", names, List.of(ROOT), Instant.now()))
                                .answer());
            }
            for (String name : List.of("sub.test", "a.b.sub.test", "test")) {
                assertEquals(
                        "S2N_ERR_CERT_INVALID_HOSTNAME",
                        refusal(ask(
                                server.endpoint(),
                                new Asking("www.test", List.of(name), List.of(ROOT), Instant.now()))));
            }
        }
    }

    @Test
    void what_is_no_word_of_the_library_about_the_origin_is_no_refusal() {
        try (ScriptedPeer closes = ScriptedPeer.playing(line -> line.readRecord());
                ScriptedPeer silent = ScriptedPeer.playing(ScriptedPeer.Line::stay)) {
            assertInstanceOf(
                    Answer.Closed.class,
                    ask(closes.endpoint(), asked("origin.test")).answer());
            assertInstanceOf(
                    Answer.Silent.class,
                    ask(question(silent.endpoint(), asked("origin.test"), Asked.SHORT))
                            .answer());
        }
    }

    @Test
    void an_alert_of_the_origin_is_told() {
        try (ScriptedPeer refuses = ScriptedPeer.playing(line -> {
            line.readRecord();
            line.send(ServerBytes.alert(2, 40));
        })) {
            Answer.Alerted alerted = assertInstanceOf(
                    Answer.Alerted.class,
                    ask(refuses.endpoint(), asked("origin.test")).answer());
            assertEquals(40, alerted.alert().description());
        }
    }

    @Test
    void many_handshakes_share_the_event_loops() {
        try (JdkServer server = server("TLSv1.3")) {
            List<CompletableFuture<Exchange>> asked = IntStream.range(0, 200)
                    .mapToObj(i -> ASKER.ask(question(server.endpoint(), asked("origin.test"), Asked.LONG), Asked.far())
                            .toCompletableFuture())
                    .toList();
            asked.forEach(
                    one -> assertInstanceOf(Answer.Completed.class, one.join().answer()));
        }
    }

    @Test
    void a_policy_that_it_lacks_is_its_own_failure() {
        try (JdkServer server = server("TLSv1.3")) {
            Exchange exchange = ASKER.ask(
                            question(server.endpoint(), asked("origin.test"), Asked.LONG, "no-such-policy"),
                            Asked.far())
                    .toCompletableFuture()
                    .join();
            Answer.Unreachable failed = assertInstanceOf(Answer.Unreachable.class, exchange.answer());
            assertTrue(failed.detail().contains("S2N_ERR_INVALID_SECURITY_POLICY"), failed.detail());
        }
    }

    private record Asking(String serverName, List<String> names, List<Made> roots, Instant at) {}

    private static Asking asked(String name) {
        return new Asking(name, List.of(name), List.of(ROOT), Instant.now());
    }

    private static String refusal(Exchange exchange) {
        return assertInstanceOf(Answer.Unfinished.class, exchange.answer()).detail();
    }

    private static Exchange ask(Endpoint endpoint, Asking asking) {
        return ask(question(endpoint, asking, Asked.LONG));
    }

    private static Exchange ask(Question question) {
        return ASKER.ask(question, Asked.far()).toCompletableFuture().join();
    }

    private static Question question(Endpoint endpoint, Asking asking, Duration handshakeTimeout) {
        return question(endpoint, asking, handshakeTimeout, NEWEST);
    }

    private static Question question(Endpoint endpoint, Asking asking, Duration handshakeTimeout, String policy) {
        ClientOffer offer = new ClientOffer(
                List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
                List.of(Asked.TLS13_AES128),
                List.of(),
                List.of(),
                Optional.of(asking.serverName()));
        WitnessTerms terms = new WitnessTerms(
                "test",
                new UpstreamPolicy.Named(policy),
                asking.roots().stream()
                        .map(root -> Base64.getEncoder().encodeToString(root.der()))
                        .toList(),
                asking.names(),
                asking.at());
        return new Question(
                endpoint, offer, Purpose.WITNESS, new Timeouts(1, Asked.LONG, handshakeTimeout), Optional.of(terms));
    }

    private static JdkServer server(String protocol) {
        return JdkServer.serving(List.of(LEAF.certificate()), LEAF.keys().getPrivate(), protocol);
    }
}
