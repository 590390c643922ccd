package dev.originprobe.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.report.OriginJson;
import dev.originprobe.report.Run;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.Writer;

/** One JSON object a line for each origin, as it comes. */
public final class NdjsonReport implements Reporter {
    private final Writer writer;

    /** A report to a writer. */
    public NdjsonReport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void origin(Verdict verdict) throws IOException {
        try (JsonGenerator json = JsonReport.generator(writer)) {
            OriginJson.write(json, verdict);
        }
        writer.write("\n");
        writer.flush();
    }

    @Override
    public void end(Run run) throws IOException {
        writer.flush();
    }
}
