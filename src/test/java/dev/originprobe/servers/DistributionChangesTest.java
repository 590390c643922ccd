package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.report.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A distribution held against an earlier one: what gets worse or better, and nothing else. */
final class DistributionChangesTest extends DistributedSite {
    @Test
    void against_an_earlier_config_what_got_worse_or_better_is_reported_and_nothing_else() throws IOException {
        String now = Files.readString(site);
        // Before, the spare origin was not there, and the plain one was redirected to by nobody.
        Path old = Files.writeString(
                folder.resolve("old.json"),
                now.replace("\"spare.test\"", "\"origin.test\"").replace("\"match-viewer\"", "\"http-only\""));
        Ran ran = run("--against", old.toString(), "--format", "json");
        JsonNode report = new ObjectMapper().readTree(ran.out());
        JsonNode comparison = report.path("distributions").path(0).path("comparison");

        assertEquals(Set.of(), PublishedSchema.faults("", ran.out()));
        assertEquals(1, ran.code());
        assertEquals(
                List.of("/own/* null UNKNOWN", "* CONNECT DROP"),
                each(comparison.path("routes"))
                        .map(route -> route.path("pathPattern").asText() + " "
                                + route.path("before").asText() + " "
                                + route.path("after").asText())
                        .toList());
        assertTrue(
                each(comparison.path("better"))
                        .anyMatch(finding -> finding.path("rule").asText().equals("http-only")),
                ran.out());
        assertEquals(
                List.of("spare.test"),
                each(report.path("origins"))
                        .map(origin -> origin.path("host").asText())
                        .toList());
    }

    @Test
    void what_was_wrong_before_does_not_stop_a_deployment() throws IOException {
        Path old = Files.writeString(
                folder.resolve("same.json"), Files.readString(site).replace("\n", "\n "));
        Ran ran = run("--against", old.toString());

        assertEquals(0, ran.code(), ran.out());
        assertTrue(ran.out().startsWith("CONNECT  distribution E1SITE\n"), ran.out());
        assertTrue(ran.out().contains("nothing gets worse or better"), ran.out());
        assertFalse(ran.out().contains("spare.test"), ran.out());
    }

    @Test
    void what_gets_better_is_told_for_people_too() throws IOException {
        Path old = Files.writeString(
                folder.resolve("worse.json"), Files.readString(site).replace("\"match-viewer\"", "\"http-only\""));
        String text = run("--against", old.toString(), "--no-probe").out();

        assertTrue(text.contains("\nno more http-only\n  "), text);
        assertFalse(text.contains("vpc-origin"), text);
    }

    @Test
    void a_plan_of_terraform_is_held_against_the_state_that_it_was_made_from() {
        Ran ran = Ran.of(
                "distribution", "testdata/distributions/gate.plan.json", "--against", "prior", "--no-probe", "--quiet");
        Ran undone = Ran.of(
                "distribution",
                "testdata/distributions/undone.plan.json",
                "--against",
                "prior",
                "--no-probe",
                "--quiet");

        assertEquals("CONNECT distribution E1\n", ran.out(), ran.err());
        assertEquals(0, ran.code());
        assertEquals("DROP    distribution E1  port-not-allowed\n", undone.out(), undone.err());
        assertEquals(1, undone.code());
    }
}
