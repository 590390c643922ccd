package dev.originprobe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields of the JSON documents: what is absent is null, and no text can steer a terminal or break the encoding. */
public final class JsonFields {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .characterEscapes(new JsonEscapes())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonFields() {}

    /** A generator that leaves the writer open, and escapes what could steer a terminal. */
    public static JsonGenerator generator(Writer writer) throws IOException {
        return FACTORY.createGenerator(writer);
    }

    /** What writes one item of an array, or what stands in an object. */
    @FunctionalInterface
    public interface Body<T> {
        void write(T item) throws IOException;
    }

    /** A text; half a surrogate pair, which JSON in UTF-8 cannot carry, becomes U+FFFD. */
    public static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, wellFormed(value));
    }

    public static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(json, name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    public static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        array(json, name, values, value -> json.writeString(wellFormed(value)));
    }

    public static void number(JsonGenerator json, String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }

    /** Whole milliseconds. */
    public static void millis(JsonGenerator json, String name, Optional<Duration> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get().toMillis());
        } else {
            json.writeNullField(name);
        }
    }

    public static <T> void array(JsonGenerator json, String name, List<T> items, Body<T> body) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            body.write(item);
        }
        json.writeEndArray();
    }

    /** An object, or null. */
    public static <T> void object(JsonGenerator json, String name, Optional<T> value, Body<T> body) throws IOException {
        if (value.isPresent()) {
            json.writeObjectFieldStart(name);
            body.write(value.get());
            json.writeEndObject();
        } else {
            json.writeNullField(name);
        }
    }

    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
                        ? 0xfffd
                        : codePoint)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
