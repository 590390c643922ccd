package dev.originprobe.scan;

import static dev.originprobe.evidence.Purpose.HANDSHAKE;
import static dev.originprobe.evidence.Purpose.HANDSHAKE_AGAIN;
import static dev.originprobe.evidence.Purpose.HELLO;
import static dev.originprobe.evidence.Purpose.NO_SERVER_NAME;
import static dev.originprobe.evidence.Purpose.ONE_PROTOCOL;
import static dev.originprobe.evidence.Purpose.OTHER_GROUPS;
import static dev.originprobe.evidence.Purpose.OTHER_SUITES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ScannerTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final InetAddress FIRST = address(1);
    private static final InetAddress SECOND = address(2);
    private static final ServerFlight FLIGHT = flight(0x0303, 0xc02f);

    /** Breaks wherever the handshake was not finished. */
    private static final Rule<Case> FINISHED = new Rule<Case>() {
        @Override
        public RuleInfo info() {
            return new RuleInfo("finished", Severity.BLOCK, "unfinished", new Basis(Grade.INFERRED, "test", "test"));
        }

        @Override
        public List<Ruling> judge(Case evidence) {
            List<Particular> unfinished = evidence.addresses().stream()
                    .filter(address -> !address.completed())
                    .map(address -> Particular.of(address.endpoint(), "unfinished", "finished"))
                    .toList();
            return List.of(unfinished.isEmpty() ? new Ruling.Pass() : new Ruling.Broken(unfinished, "finish it"));
        }
    };

    @Test
    void a_connect_costs_two_connections_for_each_address() {
        ScriptedAsker asker = new ScriptedAsker(ScannerTest::good);

        Verdict verdict = scan(asker, FINISHED, FIRST, SECOND);

        assertEquals(Outcome.CONNECT, verdict.outcome());
        assertEquals(List.of(HELLO, HELLO, HANDSHAKE, HANDSHAKE), asker.purposes());
    }

    @Test
    void the_handshake_offers_only_what_the_hello_negotiated() {
        ScriptedAsker asker = new ScriptedAsker(ScannerTest::good);

        scan(asker, FINISHED, FIRST);

        Question handshake = asker.asked.get(1);
        assertEquals(List.of(ProtocolVersion.TLS_1_2), handshake.offer().versions());
        assertEquals(List.of(new CipherSuite(0xc02f)), handshake.offer().suites());
        assertEquals(
                List.of(NamedGroup.SECP256R1, NamedGroup.X25519, NamedGroup.SECP384R1),
                handshake.offer().groups());
        assertEquals(Optional.of("origin.test"), handshake.offer().serverName());
    }

    @Test
    void a_refusal_is_asked_why_by_protocol_suite_group_and_name() {
        ScriptedAsker asker = new ScriptedAsker(
                question -> new Answer.Alerted(new Alert(2, Alert.HANDSHAKE_FAILURE), Optional.empty()));

        Verdict verdict = scan(asker, FINISHED, FIRST);

        assertEquals(Outcome.DROP, verdict.outcome());
        assertEquals(HELLO, asker.purposes().get(0));
        assertEquals(5, count(asker, ONE_PROTOCOL));
        assertTrue(count(asker, OTHER_SUITES) >= 3);
        assertEquals(1, count(asker, OTHER_GROUPS));
        assertEquals(1, count(asker, NO_SERVER_NAME));
    }

    @Test
    void only_the_address_that_refuses_is_asked_why() {
        ScriptedAsker asker =
                new ScriptedAsker(question -> question.endpoint().address().equals(FIRST)
                        ? good(question)
                        : new Answer.Alerted(new Alert(2, Alert.PROTOCOL_VERSION), Optional.empty()));

        scan(asker, FINISHED, FIRST, SECOND);

        assertTrue(asker.asked.stream()
                .filter(question -> question.purpose() == ONE_PROTOCOL)
                .allMatch(question -> question.endpoint().address().equals(SECOND)));
    }

    @Test
    void no_follow_up_offers_what_was_refused() {
        ScriptedAsker asker = new ScriptedAsker(
                question -> new Answer.Alerted(new Alert(2, Alert.HANDSHAKE_FAILURE), Optional.empty()));

        scan(asker, FINISHED, FIRST);

        List<CipherSuite> refused = asker.asked.get(0).offer().suites();
        assertTrue(asker.asked.stream()
                .filter(question -> question.purpose() == OTHER_SUITES)
                .flatMap(question -> question.offer().suites().stream())
                .noneMatch(refused::contains));
        List<NamedGroup> groups = asker.asked.get(0).offer().groups();
        assertTrue(asker.asked.stream()
                .filter(question -> question.purpose() == OTHER_GROUPS)
                .flatMap(question -> question.offer().groups().stream())
                .noneMatch(groups::contains));
    }

    @Test
    void a_suite_that_was_not_offered_is_not_shaken_hands_on() {
        ScriptedAsker asker = new ScriptedAsker(question -> new Answer.Flight(flight(0x0303, 0x009e)));

        scan(asker, FINISHED, FIRST);

        assertFalse(asker.purposes().contains(HANDSHAKE));
        assertTrue(asker.purposes().contains(ONE_PROTOCOL));
    }

    @Test
    void silence_and_unreachability_are_not_asked_again() {
        for (Answer answer :
                List.of(new Answer.Silent(Optional.empty()), new Answer.Unreachable(Answer.Cause.REFUSED, "refused"))) {
            ScriptedAsker asker = new ScriptedAsker(question -> answer);

            scan(asker, FINISHED, FIRST);

            assertEquals(List.of(HELLO), asker.purposes(), answer.toString());
        }
    }

    @Test
    void a_connection_closed_after_the_hello_is_tried_as_often_as_cloudfront_does() {
        ScriptedAsker asker = new ScriptedAsker(question -> new Answer.Closed(true, Optional.empty()));

        scan(asker, FINISHED, FIRST);

        assertEquals(3, count(asker, HELLO));
    }

    @Test
    void an_origin_that_closes_once_and_then_answers_connects() {
        int[] closed = {0};
        ScriptedAsker asker = new ScriptedAsker(
                question -> closed[0]++ == 0 ? new Answer.Closed(false, Optional.empty()) : good(question));

        assertEquals(Outcome.CONNECT, scan(asker, FINISHED, FIRST).outcome());
    }

    @Test
    void a_handshake_closed_before_it_is_answered_is_tried_as_often_as_cloudfront_does() {
        ScriptedAsker asker = new ScriptedAsker(question ->
                question.purpose() == HELLO ? new Answer.Flight(FLIGHT) : new Answer.Closed(true, Optional.empty()));

        scan(asker, FINISHED, FIRST);

        assertEquals(1, count(asker, HELLO));
        assertEquals(3, count(asker, HANDSHAKE));
    }

    @Test
    void one_lost_connection_of_either_engine_is_no_drop() {
        for (Purpose lost : List.of(HANDSHAKE, HANDSHAKE_AGAIN)) {
            int[] closed = {0};
            ScriptedAsker asker = new ScriptedAsker(question -> {
                if (question.purpose() == lost && closed[0]++ == 0) {
                    return new Answer.Closed(false, Optional.empty());
                }
                return question.purpose() == HANDSHAKE && lost == HANDSHAKE_AGAIN
                        ? new Answer.Unfinished(FLIGHT, Answer.Failure.ENGINE_REFUSED, "too long")
                        : good(question);
            });

            assertEquals(Outcome.CONNECT, scan(asker, FINISHED, FIRST).outcome());
            assertEquals(2, count(asker, lost));
        }
    }

    @Test
    void a_handshake_closed_after_the_first_flight_is_not_tried_again() {
        ScriptedAsker asker = new ScriptedAsker(question ->
                question.purpose() == HELLO ? new Answer.Flight(FLIGHT) : new Answer.Closed(true, Optional.of(FLIGHT)));

        scan(asker, FINISHED, FIRST);

        assertEquals(1, count(asker, HANDSHAKE));
    }

    @Test
    void what_one_engine_refuses_is_tried_with_the_other_once() {
        ScriptedAsker asker = new ScriptedAsker(question -> question.purpose() == HELLO
                ? new Answer.Flight(FLIGHT)
                : new Answer.Unfinished(FLIGHT, Answer.Failure.ENGINE_REFUSED, "too long"));

        scan(asker, FINISHED, FIRST);

        assertEquals(1, count(asker, HANDSHAKE));
        assertEquals(1, count(asker, HANDSHAKE_AGAIN));
    }

    @Test
    void a_wrong_signature_is_not_tried_with_the_other_engine() {
        ScriptedAsker asker = new ScriptedAsker(question -> question.purpose() == HELLO
                ? new Answer.Flight(FLIGHT)
                : new Answer.Unfinished(FLIGHT, Answer.Failure.SIGNATURE_INVALID, "bad signature"));

        scan(asker, FINISHED, FIRST);

        assertEquals(0, count(asker, HANDSHAKE_AGAIN));
    }

    @Test
    void every_question_has_the_origins_whole_patience_however_near_the_deadline_is() {
        ScriptedAsker asker = new ScriptedAsker(ScannerTest::good);

        scanner(asker, FINISHED, FIRST)
                .scan(inquiry(Duration.ofSeconds(2)))
                .toCompletableFuture()
                .join();

        assertTrue(asker.asked.stream()
                .allMatch(question ->
                        question.timeouts().equals(new Timeouts(3, Duration.ofSeconds(10), Duration.ofSeconds(10)))));
    }

    @Test
    void a_connection_that_is_never_answered_ends_with_the_deadline_as_a_bug() {
        Verdict verdict = new Scanner(
                        (question, deadline) -> new CompletableFuture<>(),
                        (host, port, type, deadline) ->
                                CompletableFuture.completedStage(new Resolution.Addresses(List.of(FIRST))),
                        List.of(FINISHED),
                        Clock.systemUTC(),
                        Optional.empty(),
                        Duration.ofMillis(1))
                .scan(inquiry(Duration.ofMillis(1)))
                .toCompletableFuture()
                .join();

        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertTrue(verdict.bug().orElseThrow().contains("did not end by its deadline"));
    }

    @Test
    void a_resolver_that_throws_is_a_bug_and_hangs_nobody() {
        Verdict verdict = new Scanner(
                        new ScriptedAsker(ScannerTest::good),
                        (host, port, type, deadline) -> {
                            throw new StackOverflowError();
                        },
                        List.of(FINISHED),
                        Clock.systemUTC())
                .scan(inquiry(Duration.ofSeconds(1)))
                .toCompletableFuture()
                .join();

        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertTrue(verdict.bug().orElseThrow().contains("StackOverflowError"));
    }

    @Test
    void a_fault_in_the_probing_is_a_verdict_of_unknown_with_its_message() {
        ScriptedAsker asker = new ScriptedAsker(question -> {
            throw new IllegalStateException("a bug");
        });

        Verdict verdict = scan(asker, FINISHED, FIRST);

        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertTrue(verdict.bug().orElseThrow().contains("a bug"));
    }

    @Test
    void a_fault_in_a_rule_leaves_the_others_findings_and_forbids_connect() {
        Rule<Case> faulty = new Rule<Case>() {
            @Override
            public RuleInfo info() {
                return FINISHED.info();
            }

            @Override
            public List<Ruling> judge(Case evidence) {
                throw new IllegalStateException("a bug");
            }
        };

        Verdict verdict = scan(new ScriptedAsker(ScannerTest::good), faulty, FIRST);

        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertTrue(verdict.bug().isPresent());
    }

    static long count(ScriptedAsker asker, Purpose purpose) {
        return asker.purposes().stream().filter(purpose::equals).count();
    }

    private static Answer good(Question question) {
        return question.purpose() == HELLO ? new Answer.Flight(FLIGHT) : new Answer.Completed(FLIGHT);
    }

    static ServerFlight flight(int version, int suite) {
        return new ServerFlight(
                version,
                new CipherSuite(suite),
                Optional.of(NamedGroup.SECP256R1),
                List.of(),
                Optional.empty(),
                false,
                false,
                true,
                List.of());
    }

    private static Verdict scan(ScriptedAsker asker, Rule<Case> rule, InetAddress... addresses) {
        return scanner(asker, rule, addresses)
                .scan(inquiry(Duration.ofSeconds(60)))
                .toCompletableFuture()
                .join();
    }

    private static Scanner scanner(ScriptedAsker asker, Rule<Case> rule, InetAddress... addresses) {
        Function<HostName, Resolution> resolution = host -> new Resolution.Addresses(List.of(addresses));
        return new Scanner(
                asker,
                (host, port, type, deadline) -> CompletableFuture.completedStage(resolution.apply(host)),
                List.of(rule),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Inquiry inquiry(Duration deadline) {
        OriginSettings settings = new OriginSettings(
                Set.of(ProtocolVersion.TLS_1_2),
                Optional.empty(),
                IpAddressType.IPV4,
                3,
                Duration.ofSeconds(10),
                false);
        Target target = new Target("origin.test", new HostName("origin.test", false), 443, settings, "argument 1");
        return new Inquiry(
                target,
                new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), Duration.ofDays(30)),
                Duration.ofSeconds(10),
                deadline);
    }

    static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
