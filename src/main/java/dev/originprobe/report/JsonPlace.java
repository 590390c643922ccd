package dev.originprobe.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * An object of a JSON document that is being read, with the place where it stands. What is asked of it and is not there, or
 * is of another kind, is an {@link IllegalArgumentException} that names the place: {@code $.findings[0].rule is missing}.
 *
 * @param path the JSON path of it (RFC 9535): {@code $.findings[0]}
 */
record JsonPlace(JsonNode object, String path) {
    JsonPlace {
        if (!object.isObject()) {
            throw fault(path, "is not an object");
        }
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /** Empty where it is null or absent. */
    Optional<String> optionalText(String name) {
        return optional(name).map(node -> text(node, at(name)));
    }

    List<String> texts(String name) {
        return items(name, JsonPlace::text);
    }

    int number(String name) {
        OptionalInt number = optionalNumber(name);
        return number.orElseThrow(() -> missing(name));
    }

    /** Not negative; empty where it is null or absent. */
    OptionalInt optionalNumber(String name) {
        Optional<JsonNode> node = optional(name);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!node.get().isIntegralNumber()
                || !node.get().canConvertToInt()
                || node.get().asInt() < 0) {
            throw wrong(name, "is not a number from 0 to " + Integer.MAX_VALUE);
        }
        return OptionalInt.of(node.get().asInt());
    }

    /** Milliseconds; empty where they are null or absent. */
    Optional<Duration> optionalMillis(String name) {
        OptionalInt millis = optionalNumber(name);
        return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsInt())) : Optional.empty();
    }

    boolean flag(String name) {
        return optionalFlag(name).orElseThrow(() -> missing(name));
    }

    Optional<Boolean> optionalFlag(String name) {
        return optional(name).map(node -> {
            if (!node.isBoolean()) {
                throw wrong(name, "is neither true nor false");
            }
            return node.asBoolean();
        });
    }

    /** ISO 8601, UTC. */
    Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException(
                    at(name) + " '" + Escaped.text(text) + "' is not an instant such as 2026-11-01T00:00:00Z", notOne);
        }
    }

    /** One of a closed set of values, by its label. */
    <E> E choice(String name, E[] all, Function<E, String> label) {
        String text = text(name);
        return Arrays.stream(all)
                .filter(one -> label.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "'" + Escaped.text(text) + "' is none of "
                                + String.join(
                                        ", ", Arrays.stream(all).map(label).toList())));
    }

    JsonPlace child(String name) {
        return optionalChild(name).orElseThrow(() -> missing(name));
    }

    Optional<JsonPlace> optionalChild(String name) {
        return optional(name).map(node -> new JsonPlace(node, at(name)));
    }

    /** The objects of an array. */
    <T> List<T> children(String name, Function<JsonPlace, T> read) {
        return items(name, (node, where) -> read.apply(new JsonPlace(node, where)));
    }

    boolean has(String name) {
        return optional(name).isPresent();
    }

    IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException(at(name) + " " + why);
    }

    private interface Item<T> {
        T read(JsonNode node, String path);
    }

    private <T> List<T> items(String name, Item<T> item) {
        JsonNode array = optional(name).orElseThrow(() -> missing(name));
        if (!array.isArray()) {
            throw wrong(name, "is not an array");
        }
        List<T> items = new ArrayList<>();
        for (JsonNode node : array) {
            items.add(item.read(node, at(name) + "[" + items.size() + "]"));
        }
        return items;
    }

    private Optional<JsonNode> optional(String name) {
        JsonNode node = object.path(name);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static String text(JsonNode node, String where) {
        if (!node.isTextual()) {
            throw fault(where, "is not a text");
        }
        return node.asText();
    }

    private String at(String name) {
        return path + "." + name;
    }

    private IllegalArgumentException missing(String name) {
        return wrong(name, "is missing");
    }

    private static IllegalArgumentException fault(String where, String why) {
        return new IllegalArgumentException(where + " " + why);
    }
}
