package dev.originprobe.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.originprobe.report.JsonEscapes;
import dev.originprobe.report.OriginJson;
import dev.originprobe.report.Run;
import dev.originprobe.report.Tally;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** One JSON document a run. The origins are kept until the end, as what stands before them is only known then. */
public final class JsonReport implements Reporter {
    /** The document's name and version: fields are only ever added to it. */
    static final String SCHEMA = "originprobe/report/1";

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .characterEscapes(new JsonEscapes())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Writer writer;
    private final List<String> origins = new ArrayList<>();
    private final Tally tally = new Tally();

    /** A report to a writer. */
    public JsonReport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void origin(Verdict verdict) throws IOException {
        tally.add(verdict);
        StringWriter origin = new StringWriter();
        try (JsonGenerator json = generator(origin)) {
            OriginJson.write(json, verdict);
        }
        origins.add(origin.toString());
    }

    @Override
    public void end(Run run) throws IOException {
        try (JsonGenerator json = generator(writer)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("version", run.version());
            json.writeStringField("startedAt", run.startedAt().toString());
            json.writeStringField("finishedAt", run.finishedAt().toString());
            json.writeStringField("outcome", run.outcome().name());
            json.writeNumberField("exitCode", run.exitCode());
            json.writeObjectFieldStart("counts");
            for (Outcome outcome : List.of(Outcome.CONNECT, Outcome.DROP, Outcome.UNKNOWN)) {
                json.writeNumberField(outcome.name(), tally.of(outcome));
            }
            json.writeEndObject();
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

    /** A generator that leaves the writer open, and escapes what could steer a terminal. */
    public static JsonGenerator generator(Writer writer) throws IOException {
        return FACTORY.createGenerator(writer);
    }
}
