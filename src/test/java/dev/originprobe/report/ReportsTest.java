package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.fixtures.Snapshot;
import dev.originprobe.format.JsonReport;
import dev.originprobe.format.Lines;
import dev.originprobe.format.NdjsonReport;
import dev.originprobe.format.Reporter;
import dev.originprobe.format.TextReport;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReportsTest {
    private static final Instant STARTED = Instant.parse("2026-11-01T12:00:00Z");
    private static final String WHOLE = "";
    private static final String ORIGIN = "#/$defs/origin";
    private static final List<Verdict> ALL = Verdicts.all();

    @Test
    void the_text_reports_are_as_kept() {
        Snapshot.assertKept("report/connect.txt", text(Verdicts.connect()));
        Snapshot.assertKept("report/drop.txt", text(Verdicts.drop()));
        Snapshot.assertKept("report/unknown.txt", text(Verdicts.unknown()));
        Snapshot.assertKept("report/not-tls.txt", text(Verdicts.notTls()));
        Snapshot.assertKept("report/hostile.txt", text(Verdicts.hostile(Verdicts.HOSTILE)));
        Snapshot.assertKept("report/bug.txt", text(Verdicts.bug()));
        Snapshot.assertKept("report/several.txt", text(Verdicts.connect(), Verdicts.drop(), Verdicts.unknown()));
    }

    @Test
    void quiet_is_one_line_a_target_and_verbose_tells_every_question() {
        Snapshot.assertKept(
                "report/quiet.txt",
                written(writer -> new TextReport(writer, false, true, false), Verdicts.connect(), Verdicts.drop()));
        Snapshot.assertKept(
                "report/verbose.txt", written(writer -> new TextReport(writer, false, false, true), Verdicts.drop()));
    }

    @Test
    void the_json_report_is_as_kept() {
        Snapshot.assertKept("report/several.json", json(Verdicts.connect(), Verdicts.drop(), Verdicts.unknown()));
    }

    @Test
    void colour_adds_nothing_but_colour() {
        for (Verdict verdict : ALL) {
            String colored = written(writer -> new TextReport(writer, true, false, false), verdict);
            assertTrue(colored.contains("\u001b["), colored);
            assertEquals(text(verdict), colored.replaceAll("\u001b\\[[0-9;]*m", ""));
        }
    }

    @Test
    void every_json_report_is_valid_by_the_published_schema() {
        for (Verdict verdict : ALL) {
            assertEquals(Set.of(), PublishedSchema.faults(WHOLE, json(verdict)));
            String line = written(NdjsonReport::new, verdict);
            assertEquals(1, line.lines().count());
            assertEquals(Set.of(), PublishedSchema.faults(ORIGIN, line));
        }
    }

    @Test
    void the_schema_refuses_what_is_not_a_report() {
        assertFalse(PublishedSchema.faults(WHOLE, "{\"schema\": \"originprobe/report/1\"}")
                .isEmpty());
        assertFalse(PublishedSchema.faults(ORIGIN, "{}").isEmpty());
        String line = written(NdjsonReport::new, Verdicts.drop());
        assertFalse(PublishedSchema.faults(ORIGIN, line.replace("\"DROP\"", "\"MAYBE\""))
                .isEmpty());
    }

    @Test
    void the_document_has_the_origins_first_as_they_came_and_then_what_is_known_of_all() throws IOException {
        JsonNode report = new ObjectMapper().readTree(json(Verdicts.drop(), Verdicts.connect()));

        assertEquals(
                List.of(
                        "schema",
                        "origins",
                        "version",
                        "startedAt",
                        "finishedAt",
                        "partial",
                        "outcome",
                        "exitCode",
                        "counts"),
                report.properties().stream().map(Map.Entry::getKey).toList());
        assertEquals("DROP", report.path("outcome").asText());
        assertEquals(1, report.path("counts").path("CONNECT").asInt());
        assertEquals(502, report.path("origins").path(0).path("status").asInt());
        assertTrue(report.path("origins").path(1).path("status").isNull());
    }

    @Test
    void no_text_from_a_certificate_steers_the_terminal() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            String subject = random.ints(40, 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String report = text(Verdicts.hostile(subject));
            assertTrue(
                    report.chars()
                            .noneMatch(character -> (Character.isISOControl(character) && character != '\n')
                                    || Character.getType(character) == Character.FORMAT),
                    report);
            assertEquals(
                    text(Verdicts.hostile("x"))
                            .lines()
                            .filter(line -> line.startsWith("block"))
                            .count(),
                    report.lines().filter(line -> line.startsWith("block")).count());
        }
    }

    @Test
    void a_megabyte_of_name_is_cut_in_the_text_and_whole_in_the_json() {
        String long_ = "x".repeat(1 << 20);

        assertTrue(text(Verdicts.hostile(long_)).length() < 10_000);
        assertTrue(text(Verdicts.hostile(long_)).contains("characters more"));
        assertTrue(json(Verdicts.hostile(long_)).contains(long_));
    }

    @Test
    void no_line_is_wider_than_a_terminal() {
        for (Verdict verdict : ALL) {
            for (String line : written(writer -> new TextReport(writer, false, false, true), verdict)
                    .lines()
                    .toList()) {
                assertTrue(line.length() <= Lines.WIDTH, line);
            }
        }
    }

    private static String text(Verdict... verdicts) {
        return written(writer -> new TextReport(writer, false, false, false), verdicts);
    }

    private static String json(Verdict... verdicts) {
        return written(JsonReport::new, verdicts);
    }

    /** A format of the report. */
    private interface Format {
        Reporter of(StringWriter writer) throws IOException;
    }

    private static String written(Format reporter, Verdict... verdicts) {
        StringWriter writer = new StringWriter();
        try {
            Reporter report = reporter.of(writer);
            Tally tally = Tally.NONE;
            for (Verdict verdict : verdicts) {
                OriginReport origin = OriginReport.of(verdict);
                tally = tally.plus(origin);
                report.origin(origin);
            }
            report.end(new Run("0.1.0", STARTED, STARTED.plusSeconds(1), false, Outcome.DROP, 1, tally));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return writer.toString();
    }
}
