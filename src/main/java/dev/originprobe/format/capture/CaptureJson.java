package dev.originprobe.format.capture;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.capture.Aspect;
import dev.originprobe.capture.CapturedHello;
import dev.originprobe.capture.Difference;
import dev.originprobe.capture.Likeness;
import dev.originprobe.capture.Variety;
import dev.originprobe.report.JsonFields;
import dev.originprobe.report.Words;
import dev.originprobe.tls.Fingerprint;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Captured hellos as one JSON document. */
public final class CaptureJson {
    /** The document's name and version: fields are only ever added to it. */
    public static final String SCHEMA = "originprobe/capture/1";

    private static final Pattern WORD = Pattern.compile("[ -](\\w)");

    private CaptureJson() {}

    /** Writes the document. */
    public static void write(Writer writer, List<CapturedHello> hellos, String version) throws IOException {
        try (JsonGenerator json = JsonFields.generator(writer)) {
            json.writeStartObject();
            JsonFields.text(json, "schema", SCHEMA);
            JsonFields.text(json, "version", version);
            JsonFields.array(json, "hellos", hellos, hello -> hello(json, hello));
            Variety variety = Variety.of(hellos);
            texts(
                    json,
                    "shared",
                    variety.shared().stream().map(CaptureJson::name).toList());
            JsonFields.array(
                    json, "differing", List.copyOf(variety.differing().entrySet()), aspect -> differing(json, aspect));
            json.writeEndObject();
        }
        writer.write("\n");
        writer.flush();
    }

    private static void hello(JsonGenerator json, CapturedHello captured) throws IOException {
        json.writeStartObject();
        JsonFields.text(json, "from", captured.from().getHostAddress());
        JsonFields.text(json, "at", captured.at().toString());
        JsonFields.text(json, "serverName", captured.hello().serverName());
        for (Aspect aspect : Aspect.values()) {
            texts(json, name(aspect), aspect.of(captured.hello()));
        }
        JsonFields.text(json, "ja3", Fingerprint.ja3(captured.hello()));
        JsonFields.text(json, "ja4", Fingerprint.ja4(captured.hello()));
        JsonFields.text(json, "handshake", captured.handshake());
        JsonFields.text(
                json, "record", HexFormat.of().formatHex(captured.record().bytes()));
        JsonFields.array(json, "profiles", Likeness.of(captured.hello()), likeness -> {
            json.writeStartObject();
            JsonFields.text(json, "profile", likeness.profile().name());
            texts(json, "originSslProtocols", Words.labels(likeness.setting()));
            JsonFields.array(json, "differences", likeness.differences(), difference -> difference(json, difference));
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void differing(JsonGenerator json, Map.Entry<Aspect, Map<List<String>, Long>> aspect)
            throws IOException {
        json.writeStartObject();
        JsonFields.text(json, "aspect", name(aspect.getKey()));
        JsonFields.array(json, "said", List.copyOf(aspect.getValue().entrySet()), said -> {
            json.writeStartObject();
            json.writeNumberField("hellos", said.getValue());
            texts(json, "values", said.getKey());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void difference(JsonGenerator json, Difference difference) throws IOException {
        json.writeStartObject();
        JsonFields.text(json, "aspect", name(difference.aspect()));
        texts(json, "more", difference.more());
        texts(json, "less", difference.less());
        json.writeBooleanField("reordered", difference.reordered());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        JsonFields.array(json, name, texts, json::writeString);
    }

    /** {@code keyShares} for {@code key shares}. */
    private static String name(Aspect aspect) {
        return WORD.matcher(aspect.label().toLowerCase(Locale.ROOT))
                .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
