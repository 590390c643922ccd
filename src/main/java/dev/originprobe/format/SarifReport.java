package dev.originprobe.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.JsonFields;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ParticularReport;
import dev.originprobe.report.Run;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * SARIF 2.1.0, for code scanning: a result a finding, and the pages of the rules as their help. The results are written as they
 * come; the rules that they name, after them.
 */
public final class SarifReport implements Reporter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** The id of what tells of changes; no rule is broken by them. */
    private static final String CHANGED = "changed";

    private final JsonGenerator json;
    private final Writer writer;
    private final Function<String, Optional<String>> pages;
    private final Map<String, FindingReport> rules = new LinkedHashMap<>();
    private boolean begun;
    private boolean compared;

    /**
     * A report to a writer.
     *
     * @param pages of a rule, by its id
     */
    public SarifReport(Writer writer, Function<String, Optional<String>> pages) throws IOException {
        this.writer = writer;
        this.json = JsonFields.generator(writer);
        this.pages = pages;
    }

    @Override
    public void compared() {
        compared = true;
    }

    @Override
    public void origin(OriginReport origin) throws IOException {
        begin();
        String name = origin.hostAndPort();
        String uri = "https://" + name + "/";
        for (FindingReport finding : origin.findings()) {
            for (ParticularReport place : finding.particulars()) {
                String seen = name + ": " + origin.where(place) + place.seen();
                result(finding, seen, place, uri, name, state(SarifBaseline.state(origin, finding.rule())));
            }
        }
        for (String rule : SarifBaseline.absent(origin)) {
            result(rule, "none", name + ": no longer found", uri, name, "", state(SarifBaseline.ABSENT));
        }
        if (!origin.changes().isEmpty()) {
            result(CHANGED, "none", name + ": " + origin.changesText(), uri, name, "", state(SarifBaseline.NEW));
        }
    }

    @Override
    public void distribution(DistributionReport distribution) throws IOException {
        begin();
        for (FindingReport finding : distribution.findings()) {
            for (ParticularReport place : finding.particulars()) {
                String path =
                        place.setting().map(ParticularReport.Setting::path).orElse("");
                result(
                        finding,
                        place.seen(),
                        place,
                        file(distribution.source()),
                        distribution.name() + " " + path,
                        Optional.empty());
            }
        }
    }

    @Override
    public void end(Run run) throws IOException {
        begin();
        json.writeEndArray();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        JsonFields.text(json, "name", "originprobe");
        JsonFields.text(json, "version", run.version());
        json.writeArrayFieldStart("rules");
        for (FindingReport rule : rules.values()) {
            rule(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", !run.tally().bug());
        json.writeNumberField("exitCode", run.exitCode());
        JsonFields.text(json, "startTimeUtc", run.startedAt().toString());
        JsonFields.text(json, "endTimeUtc", run.finishedAt().toString());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        writer.write("\n");
        writer.flush();
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        json.writeStartObject();
        JsonFields.text(json, "$schema", SCHEMA);
        JsonFields.text(json, "version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeArrayFieldStart("results");
    }

    private Optional<String> state(String state) {
        return compared ? Optional.of(state) : Optional.empty();
    }

    private void result(
            FindingReport finding, String seen, ParticularReport place, String uri, String name, Optional<String> state)
            throws IOException {
        rules.putIfAbsent(finding.rule(), finding);
        String text =
                finding.title() + ". Seen: " + seen + ". Wanted: " + place.wanted() + ". Fix: " + finding.remedy();
        result(finding.rule(), level(finding), text, uri, name, place.address().orElse(""), state);
    }

    /**
     * A result.
     *
     * @param level {@code none} for what is told and is no fault
     * @param address that it is about; empty for all
     * @param state as compared with an earlier report; empty where there is none
     */
    private void result(
            String rule, String level, String text, String uri, String name, String address, Optional<String> state)
            throws IOException {
        json.writeStartObject();
        JsonFields.text(json, "ruleId", rule);
        if (level.equals("none")) {
            JsonFields.text(json, "kind", "informational");
        }
        JsonFields.text(json, "level", level);
        if (state.isPresent()) {
            JsonFields.text(json, "baselineState", state.get());
        }
        json.writeObjectFieldStart("message");
        JsonFields.text(json, "text", Escaped.text(text));
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        JsonFields.text(json, "uri", uri);
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        JsonFields.text(json, "fullyQualifiedName", Escaped.text(name));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        JsonFields.text(json, "originprobe/v1", Escaped.text(rule + " " + name + " " + address));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(FindingReport rule) throws IOException {
        json.writeStartObject();
        JsonFields.text(json, "id", rule.rule());
        json.writeObjectFieldStart("shortDescription");
        JsonFields.text(json, "text", rule.title());
        json.writeEndObject();
        json.writeObjectFieldStart("help");
        String page = pages.apply(rule.rule()).orElse(rule.remedy());
        JsonFields.text(json, "text", page);
        JsonFields.text(json, "markdown", page);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String level(FindingReport finding) {
        if (finding.severity() == Severity.NOTE) {
            return "note";
        }
        return finding.outcome() == Outcome.DROP ? "error" : "warning";
    }

    /** The file of a source such as {@code config.json:3: $.DistributionConfig}, as a relative reference. */
    private static String file(String source) {
        String file = source.replaceFirst(":\\d+: .*$", "");
        StringBuilder uri = new StringBuilder();
        for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || "/._-~".indexOf(character) >= 0);
            uri.append(plain ? String.valueOf(character) : String.format("%%%02X", (int) character));
        }
        return uri.toString();
    }
}
