package dev.originprobe.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.DistributionToJson;
import dev.originprobe.report.JsonFields;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReportToJson;
import dev.originprobe.report.Run;
import java.io.IOException;
import java.io.Writer;

/** One JSON document a run. All is written as it comes, and what is known of the whole run stands at the end. */
public final class JsonReport implements Reporter {
    private final Writer writer;
    private final JsonGenerator json;

    /** The array that is being written; empty before the first. */
    private String array = "";

    /** A report to a writer. */
    public JsonReport(Writer writer) throws IOException {
        this.writer = writer;
        this.json = JsonFields.generator(writer);
    }

    @Override
    public void distribution(DistributionReport report) throws IOException {
        begin("distributions");
        DistributionToJson.distribution(json, report);
        json.flush();
    }

    @Override
    public void origin(OriginReport report) throws IOException {
        begin("origins");
        ReportToJson.origin(json, report);
        json.flush();
    }

    @Override
    public void end(Run run) throws IOException {
        begin("origins");
        json.writeEndArray();
        JsonFields.text(json, "version", run.version());
        JsonFields.text(json, "startedAt", run.startedAt().toString());
        JsonFields.text(json, "finishedAt", run.finishedAt().toString());
        json.writeBooleanField("partial", run.partial());
        JsonFields.text(json, "outcome", run.outcome().name());
        json.writeNumberField("exitCode", run.exitCode());
        json.writeObjectFieldStart("counts");
        json.writeNumberField("CONNECT", run.tally().connect());
        json.writeNumberField("DROP", run.tally().drop());
        json.writeNumberField("UNKNOWN", run.tally().unknown());
        json.writeEndObject();
        json.writeEndObject();
        json.close();
        writer.write("\n");
        writer.flush();
    }

    private void begin(String wanted) throws IOException {
        if (array.equals(wanted)) {
            return;
        }
        if (array.isEmpty()) {
            json.writeStartObject();
            JsonFields.text(json, "schema", Run.SCHEMA);
        } else {
            json.writeEndArray();
        }
        json.writeArrayFieldStart(wanted);
        array = wanted;
    }
}
