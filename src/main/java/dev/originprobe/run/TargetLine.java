package dev.originprobe.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a list of targets: a target, or a JSON object with a {@code target} and settings of its own.
 *
 * @param typed the target as it was given
 */
record TargetLine(String typed, Settings settings) {
    private static final String TARGET = "target";

    /** A comment is a line of its own, or stands after a blank. */
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper JSON =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a line.
     *
     * @param place that an error names: {@code targets.txt:17}
     * @return empty where it has no target: it is blank, or a comment
     */
    static Optional<TargetLine> parse(String line, String place) {
        if (line.stripLeading().startsWith("{")) {
            return Optional.of(object(line, place));
        }
        String typed = COMMENT.matcher(line).replaceFirst("").strip();
        return typed.isEmpty() ? Optional.empty() : Optional.of(new TargetLine(typed, Settings.NONE));
    }

    private static TargetLine object(String line, String place) {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new UsageError(place + ": not JSON, or not whole: column "
                    + notJson.getLocation().getColumnNr());
        }
        Map<String, Setting> settings = new HashMap<>();
        object.properties().forEach(field -> {
            Setting setting =
                    new Setting(place + ": " + field.getKey(), texts(field.getValue(), place, field.getKey()));
            settings.put(field.getKey(), setting);
        });
        Setting target = settings.remove(TARGET);
        if (target == null) {
            throw new UsageError(place + ": the object has no '" + TARGET + "'");
        }
        return new TargetLine(target.text(), Settings.of(settings, place));
    }

    private static List<String> texts(JsonNode value, String place, String name) {
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(item -> {
            if (!item.isValueNode() || item.isNull()) {
                throw new UsageError(place + ": " + name + " is neither a text, a number, true or false, nor a list");
            }
            texts.add(item.asText());
        });
        if (texts.isEmpty()) {
            throw new UsageError(place + ": " + name + " is an empty list");
        }
        return texts;
    }
}
