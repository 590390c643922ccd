package dev.originprobe.scan;

import static dev.originprobe.evidence.Purpose.CONTROL;
import static dev.originprobe.evidence.Purpose.HELLO;
import static dev.originprobe.evidence.Purpose.NO_SERVER_NAME;
import static dev.originprobe.evidence.Purpose.ONE_PROTOCOL;
import static dev.originprobe.evidence.Purpose.OTHER_SUITES;
import static dev.originprobe.evidence.Purpose.PADDED;
import static dev.originprobe.scan.ScriptedScan.count;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.rules.Rules;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is asked of an origin that refuses, until it is known why. */
final class WhyRefusedTest {
    private static final Answer REFUSED = new Answer.Alerted(new Alert(2, Alert.HANDSHAKE_FAILURE), Optional.empty());

    /** An origin that accepts some hellos, with the oldest version and the first suite that they offer. */
    private static ScriptedAsker accepting(Predicate<Question> accepted) {
        return new ScriptedAsker(question -> accepted.test(question)
                ? new Answer.Flight(ScriptedScan.flight(
                        question.offer().versions().get(0).wire(),
                        question.offer().suites().get(0).id()))
                : REFUSED);
    }

    private static List<String> rules(ScriptedAsker asker) {
        return new Scanner(
                        asker,
                        (host, port, type, deadline) -> CompletableFuture.completedStage(
                                new Resolution.Addresses(List.of(ScriptedScan.address(1)))),
                        Rules.all(),
                        Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC))
                .scan(ScriptedScan.inquiry(Duration.ofSeconds(60)))
                .toCompletableFuture()
                .join()
                .ruleIds();
    }

    private static boolean offers(Question question, ProtocolVersion version) {
        return question.offer().versions().equals(List.of(version));
    }

    @Test
    void where_it_is_the_protocol_nothing_else_is_asked() {
        ScriptedAsker asker = accepting(question -> offers(question, ProtocolVersion.TLS_1_0));
        assertEquals(List.of("protocol-refused"), rules(asker));
        assertEquals(5, count(asker, ONE_PROTOCOL));
        assertEquals(
                List.of(HELLO, CONTROL, PADDED),
                asker.purposes().stream()
                        .filter(purpose -> purpose != ONE_PROTOCOL)
                        .toList());
    }

    @Test
    void where_it_is_not_suites_groups_and_no_server_name_are_asked() {
        ScriptedAsker asker = accepting(
                question -> !List.of(HELLO, CONTROL, PADDED, NO_SERVER_NAME).contains(question.purpose()));
        rules(asker);
        assertEquals(true, count(asker, OTHER_SUITES) > 0);
        assertEquals(1, count(asker, NO_SERVER_NAME));
    }

    @Test
    void sslv3_has_no_server_name_so_that_it_may_be_the_name_that_is_refused() {
        ScriptedAsker asker =
                accepting(question -> question.offer().serverName().isEmpty());
        assertEquals(List.of("server-name-refused"), rules(asker));
    }

    @Test
    void where_the_control_is_answered_nothing_else_is_asked() {
        ScriptedAsker asker = accepting(question -> question.purpose() == CONTROL);
        assertEquals(List.of("handshake-unsteady"), rules(asker));
        assertEquals(List.of(HELLO, CONTROL, PADDED), asker.purposes());
    }

    @Test
    void where_the_padded_hello_is_answered_the_other_is_asked_again_before_its_length_is_the_cause() {
        ScriptedAsker asker = accepting(question -> question.purpose() == PADDED);
        assertEquals(List.of("handshake-refused"), rules(asker));
        assertEquals(List.of(HELLO, CONTROL, PADDED, CONTROL), asker.purposes());
    }

    @Test
    void a_choice_that_was_not_offered_needs_no_control() {
        ScriptedAsker asker = new ScriptedAsker(question -> new Answer.Flight(ScriptedScan.flight(0x0303, 0x009e)));
        rules(asker);
        assertEquals(0, count(asker, CONTROL));
    }
}
