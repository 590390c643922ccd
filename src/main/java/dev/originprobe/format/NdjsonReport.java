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

/** One JSON object a line for each origin, as it comes, and before them one for each distribution. */
public final class NdjsonReport implements Reporter {
    private final Writer writer;

    /** A report to a writer. */
    public NdjsonReport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void origin(OriginReport origin) throws IOException {
        try (JsonGenerator json = JsonFields.generator(writer)) {
            ReportToJson.origin(json, origin);
        }
        writer.write("\n");
        writer.flush();
    }

    @Override
    public void distribution(DistributionReport distribution) throws IOException {
        try (JsonGenerator json = JsonFields.generator(writer)) {
            json.writeStartObject();
            json.writeFieldName("distribution");
            DistributionToJson.distribution(json, distribution);
            json.writeEndObject();
        }
        writer.write("\n");
        writer.flush();
    }

    @Override
    public void end(Run run) throws IOException {
        writer.flush();
    }
}
