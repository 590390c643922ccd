package dev.originprobe.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.DistributionToJson;
import dev.originprobe.report.JsonFields;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReportToJson;
import dev.originprobe.report.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** One JSON document a run. The origins are kept until the end, as what stands before them is only known then. */
public final class JsonReport implements Reporter {
    private final Writer writer;
    private final List<String> distributions = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();

    /** A report to a writer. */
    public JsonReport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void origin(OriginReport report) throws IOException {
        StringWriter origin = new StringWriter();
        try (JsonGenerator json = JsonFields.generator(origin)) {
            ReportToJson.origin(json, report);
        }
        origins.add(origin.toString());
    }

    @Override
    public void distribution(DistributionReport report) throws IOException {
        StringWriter distribution = new StringWriter();
        try (JsonGenerator json = JsonFields.generator(distribution)) {
            DistributionToJson.distribution(json, report);
        }
        distributions.add(distribution.toString());
    }

    @Override
    public void end(Run run) throws IOException {
        try (JsonGenerator json = JsonFields.generator(writer)) {
            json.writeStartObject();
            JsonFields.text(json, "schema", Run.SCHEMA);
            JsonFields.text(json, "version", run.version());
            JsonFields.text(json, "startedAt", run.startedAt().toString());
            JsonFields.text(json, "finishedAt", run.finishedAt().toString());
            JsonFields.text(json, "outcome", run.outcome().name());
            json.writeNumberField("exitCode", run.exitCode());
            json.writeObjectFieldStart("counts");
            json.writeNumberField("CONNECT", run.tally().connect());
            json.writeNumberField("DROP", run.tally().drop());
            json.writeNumberField("UNKNOWN", run.tally().unknown());
            json.writeEndObject();
            if (!distributions.isEmpty()) {
                json.writeArrayFieldStart("distributions");
                for (String distribution : distributions) {
                    json.writeRawValue(distribution);
                }
                json.writeEndArray();
            }
            json.writeArrayFieldStart("origins");
            for (String origin : origins) {
                json.writeRawValue(origin);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        writer.write("\n");
        writer.flush();
    }
}
