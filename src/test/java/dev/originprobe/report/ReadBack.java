package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The property that every report has: written, read and written again it is the same, byte for byte. */
public final class ReadBack {
    private ReadBack() {}

    /** Checks an origin's values. */
    public static void assertSame(OriginReport origin) {
        String line = written(origin);
        assertEquals(line, written(ReportFromJson.line(line)));
    }

    /** Checks the output of a command; what is no report, or one of distributions, is left alone. */
    public static void assertSame(String output) {
        boolean document = output.startsWith("{\"schema\":\"" + Run.SCHEMA + "\"");
        boolean ofDistributions = output.contains("\"distributions\":[");
        if (ofDistributions || (!document && !output.startsWith("{\"target\":"))) {
            return;
        }
        StringBuilder again = new StringBuilder();
        try (ReportFromJson json = new ReportFromJson(new StringReader(output))) {
            json.next().ifPresent(first -> again.append(written(first)));
            for (var next = json.next(); next.isPresent(); next = json.next()) {
                again.append(document ? "," : "\n").append(written(next.get()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        assertEquals(document ? origins(output) : output.strip(), again.toString());
    }

    static String written(OriginReport origin) {
        StringWriter writer = new StringWriter();
        try (JsonGenerator json = JsonFields.generator(writer)) {
            ReportToJson.origin(json, origin);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return writer.toString();
    }

    private static String origins(String document) {
        String field = "\"origins\":[";
        return document.substring(document.indexOf(field) + field.length(), document.lastIndexOf(']'));
    }
}
