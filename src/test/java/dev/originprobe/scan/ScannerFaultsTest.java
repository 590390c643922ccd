package dev.originprobe.scan;

import static dev.originprobe.scan.ScriptedScan.FINISHED;
import static dev.originprobe.scan.ScriptedScan.FIRST;
import static dev.originprobe.scan.ScriptedScan.inquiry;
import static dev.originprobe.scan.ScriptedScan.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What comes of faults of our own, and of connections that never end. */
final class ScannerFaultsTest {
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
                        new ScriptedAsker(ScriptedScan::good),
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

        Verdict verdict = scan(new ScriptedAsker(ScriptedScan::good), faulty, FIRST);

        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertTrue(verdict.bug().isPresent());
    }
}
