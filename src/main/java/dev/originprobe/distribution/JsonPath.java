package dev.originprobe.distribution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a value is in a document of JSON or YAML; its text is a path of RFC 9535 that selects it and nothing else. */
public final class JsonPath {
    /** The document itself. */
    public static final JsonPath ROOT = new JsonPath(Optional.empty(), "$");

    private static final Pattern SHORTHAND = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Optional<JsonPath> parent;
    private final String segment;

    private JsonPath(Optional<JsonPath> parent, String segment) {
        this.parent = parent;
        this.segment = segment;
    }

    /** The member of that name. */
    public JsonPath member(String name) {
        return new JsonPath(
                Optional.of(this), SHORTHAND.matcher(name).matches() ? "." + name : "['" + escaped(name) + "']");
    }

    /** The element at that index, from 0. */
    public JsonPath element(int index) {
        return new JsonPath(Optional.of(this), "[" + index + "]");
    }

    /** RFC 9535, 2.7: the escapes of a normalized path's single-quoted name. */
    private static String escaped(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.chars()
                .forEach(character -> text.append(
                        switch (character) {
                            case '\'' -> "\\'";
                            case '\\' -> "\\\\";
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default ->
                                character < 0x20
                                        ? String.format("\\u%04x", character)
                                        : String.valueOf((char) character);
                        }));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof JsonPath path && path.segment.equals(segment) && path.parent.equals(parent));
    }

    @Override
    public int hashCode() {
        return 31 * parent.hashCode() + segment.hashCode();
    }

    @Override
    public String toString() {
        Deque<String> segments = new ArrayDeque<>();
        Optional<JsonPath> next = Optional.of(this);
        while (next.isPresent()) {
            segments.addFirst(next.get().segment);
            next = next.get().parent;
        }
        return String.join("", segments);
    }
}
