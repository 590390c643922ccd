package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.format.CsvReport;
import dev.originprobe.format.HtmlReport;
import dev.originprobe.format.JsonReport;
import dev.originprobe.format.JunitReport;
import dev.originprobe.format.NagiosReport;
import dev.originprobe.format.NdjsonReport;
import dev.originprobe.format.PrometheusReport;
import dev.originprobe.format.Reporter;
import dev.originprobe.format.SarifReport;
import dev.originprobe.format.TextReport;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changed since an earlier report, in the formats. */
final class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final OriginReport CHANGED = OriginReport.of(Verdicts.connect())
            .with(List.of(new ChangeReport("protocol", Optional.of("TLSv1.3"), Optional.of("TLSv1.2"), true)));

    /** A format that is made on a writer. */
    private interface Format {
        Reporter on(StringWriter writer) throws IOException;
    }

    @Test
    void every_format_tells_it() throws IOException {
        Map<Format, String> all = Map.of(
                writer -> new TextReport(writer, false, false, false),
                "worse  protocol: TLSv1.3 -> TLSv1.2\n",
                writer -> new TextReport(writer, false, true, false),
                "  [protocol: TLSv1.3 -> TLSv1.2]\n",
                JsonReport::new,
                "\"changes\":[{\"what\":\"protocol\",\"was\":\"TLSv1.3\",\"now\":\"TLSv1.2\",\"worse\":true}]",
                NdjsonReport::new,
                "\"changes\":[{\"what\":\"protocol\"",
                CsvReport::new,
                ",\"protocol: TLSv1.3 -> TLSv1.2\"\r\n",
                JunitReport::new,
                "changed: protocol: TLSv1.3 -&gt; TLSv1.2",
                NagiosReport::new,
                " CONNECT [protocol: TLSv1.3 -> TLSv1.2]",
                writer -> new SarifReport(writer, rule -> Optional.empty()),
                ": protocol: TLSv1.3 -> TLSv1.2\"",
                PrometheusReport::new,
                ",what=\"protocol\"} 1\n",
                writer -> new HtmlReport(writer, ""),
                "changed: protocol: TLSv1.3 -&gt; TLSv1.2");
        for (Map.Entry<Format, String> one : all.entrySet()) {
            StringWriter text = new StringWriter();
            Reporter reporter = one.getKey().on(text);
            reporter.origin(CHANGED);
            Tally tally = Tally.NONE.plus(CHANGED);
            reporter.end(new Run("0.1.0", NOW, NOW, false, tally.worst(), 0, tally));
            assertTrue(text.toString().contains(one.getValue()), text.toString());
        }
    }

    @Test
    void sarif_has_the_state_of_each_finding() throws IOException {
        OriginReport drop = OriginReport.of(Verdicts.notTls());
        String broken = drop.ruleIds().get(0);
        assertEquals(1, drop.ruleIds().size());

        assertEquals(Map.of(broken, "unchanged"), states(drop, true));
        assertEquals(Map.of(), states(drop, false));
        assertEquals(
                Map.of(broken, "new", "changed", "new"),
                states(drop.with(List.of(change("origin", Optional.empty(), Optional.of("DROP")))), true));
        assertEquals(
                Map.of(broken, "new", "certificate-expired", "absent", "changed", "new"),
                states(
                        drop.with(List.of(change("findings", Optional.of("certificate-expired"), Optional.of(broken)))),
                        true));
        assertEquals(
                Map.of(broken, "unchanged", "certificate-expired", "absent", "changed", "new"),
                states(
                        drop.with(List.of(change(
                                "findings", Optional.of("certificate-expired, " + broken), Optional.of(broken)))),
                        true));
    }

    private static ChangeReport change(String what, Optional<String> was, Optional<String> now) {
        return new ChangeReport(what, was, now, false);
    }

    /** The baselineState of each rule's results, where they have one. */
    private static Map<String, String> states(OriginReport origin, boolean compared) throws IOException {
        StringWriter text = new StringWriter();
        Reporter reporter = new SarifReport(text, rule -> Optional.empty());
        if (compared) {
            reporter.compared();
        }
        reporter.origin(origin);
        reporter.end(new Run("0.1.0", NOW, NOW, false, origin.outcome(), 1, Tally.NONE.plus(origin)));
        FormatsTest.assertIsSarif(text.toString());
        Map<String, String> states = new HashMap<>();
        for (JsonNode result : new ObjectMapper().readTree(text.toString()).at("/runs/0/results")) {
            if (result.has("baselineState")) {
                states.put(
                        result.path("ruleId").asText(),
                        result.path("baselineState").asText());
            }
        }
        return states;
    }

    @Test
    void it_can_be_read_back() {
        ReadBack.assertSame(CHANGED);
    }
}
