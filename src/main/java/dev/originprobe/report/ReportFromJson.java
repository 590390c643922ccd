package dev.originprobe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;

/**
 * Reads the origins of a report, one at a time: those of a JSON document, or of NDJSON, or of several of both after each
 * other; a report of distributions, whose outcomes are more than those of origins, is
 * none here. What is not a report is an {@link IllegalArgumentException} of one line that says where it goes wrong.
 */
public final class ReportFromJson implements Closeable {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    /** The index of the next origin in the document that is being read; -1 between documents. */
    private int index = -1;

    private boolean partial;

    /** The reader is closed with this. */
    public ReportFromJson(Reader reader) throws IOException {
        parser = FACTORY.createParser(reader);
        parser.setCodec(new ObjectMapper(FACTORY));
    }

    /**
     * The origin that a line of NDJSON holds.
     *
     * @throws IllegalArgumentException where the line is not one
     */
    public static OriginReport line(String line) {
        try (ReportFromJson json = new ReportFromJson(new StringReader(line))) {
            return json.next().orElseThrow(() -> new IllegalArgumentException("the line is empty"));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text can be read", impossible);
        }
    }

    /**
     * The next origin; empty at the end.
     *
     * @throws IllegalArgumentException where it goes wrong; nothing can be read after it
     */
    public Optional<OriginReport> next() throws IOException {
        try {
            while (true) {
                Optional<OriginReport> origin = index < 0 ? root() : element();
                if (origin.isPresent() || parser.currentToken() == null) {
                    return origin;
                }
            }
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(
                    "line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr() + ": this is not JSON, or not whole",
                    notJson);
        }
    }

    /** Whether one of the documents that were read says that it lacks targets. */
    public boolean isPartial() {
        return partial;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** An origin of NDJSON; empty at the beginning of a document's origins, and at the end. */
    private Optional<OriginReport> root() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return Optional.empty();
        }
        int line = parser.currentTokenLocation().getLineNr();
        if (first != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("line " + line + ": $ is not an object");
        }
        ObjectNode origin = ((ObjectMapper) parser.getCodec()).createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("distribution") || name.equals("distributions")) {
                throw new IllegalArgumentException(
                        "line " + line + ": this is a report of distributions; give reports of check");
            }
            if (name.equals("origins") && parser.currentToken() == JsonToken.START_ARRAY) {
                index = 0;
                return Optional.empty();
            }
            origin.set(name, parser.<JsonNode>readValueAsTree());
        }
        String schema = origin.path("schema").asText(Run.SCHEMA);
        if (!schema.equals(Run.SCHEMA)) {
            throw new IllegalArgumentException(
                    "line " + line + ": $.schema is '" + Escaped.text(schema) + "', not '" + Run.SCHEMA + "'");
        }
        return Optional.of(origin(origin, "$", line));
    }

    /** An origin of a document; empty at the document's end. */
    private Optional<OriginReport> element() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            index = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                partial |= parser.nextToken() == JsonToken.VALUE_TRUE && name.equals("partial");
                parser.skipChildren();
            }
            return Optional.empty();
        }
        int line = parser.currentTokenLocation().getLineNr();
        return Optional.of(origin(parser.readValueAsTree(), "$.origins[" + index++ + "]", line));
    }

    private static OriginReport origin(JsonNode node, String path, int line) {
        try {
            return OriginFromJson.origin(new JsonPlace(node, path));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("line " + line + ": " + wrong.getMessage(), wrong);
        }
    }
}
