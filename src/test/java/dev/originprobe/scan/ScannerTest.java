package dev.originprobe.scan;

import static dev.originprobe.evidence.Purpose.HANDSHAKE;
import static dev.originprobe.evidence.Purpose.HANDSHAKE_AGAIN;
import static dev.originprobe.evidence.Purpose.HELLO;
import static dev.originprobe.evidence.Purpose.NO_SERVER_NAME;
import static dev.originprobe.evidence.Purpose.ONE_PROTOCOL;
import static dev.originprobe.evidence.Purpose.OTHER_GROUPS;
import static dev.originprobe.evidence.Purpose.OTHER_SUITES;
import static dev.originprobe.scan.ScriptedScan.FINISHED;
import static dev.originprobe.scan.ScriptedScan.FIRST;
import static dev.originprobe.scan.ScriptedScan.FLIGHT;
import static dev.originprobe.scan.ScriptedScan.SECOND;
import static dev.originprobe.scan.ScriptedScan.count;
import static dev.originprobe.scan.ScriptedScan.flight;
import static dev.originprobe.scan.ScriptedScan.good;
import static dev.originprobe.scan.ScriptedScan.inquiry;
import static dev.originprobe.scan.ScriptedScan.scan;
import static dev.originprobe.scan.ScriptedScan.scanner;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScannerTest {
    @Test
    void a_connect_costs_two_connections_for_each_address() {
        ScriptedAsker asker = new ScriptedAsker(ScriptedScan::good);

        Verdict verdict = scan(asker, FINISHED, FIRST, SECOND);

        assertEquals(Outcome.CONNECT, verdict.outcome());
        assertEquals(List.of(HELLO, HELLO, HANDSHAKE, HANDSHAKE), asker.purposes());
    }

    @Test
    void the_handshake_offers_only_what_the_hello_negotiated() {
        ScriptedAsker asker = new ScriptedAsker(ScriptedScan::good);

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
        ScriptedAsker asker = new ScriptedAsker(ScriptedScan::good);

        scanner(asker, FINISHED, FIRST)
                .scan(inquiry(Duration.ofSeconds(2)))
                .toCompletableFuture()
                .join();

        assertTrue(asker.asked.stream()
                .allMatch(question ->
                        question.timeouts().equals(new Timeouts(3, Duration.ofSeconds(10), Duration.ofSeconds(10)))));
    }
}
