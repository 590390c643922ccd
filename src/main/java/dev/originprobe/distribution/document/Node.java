package dev.originprobe.distribution.document;

import dev.originprobe.distribution.Location;
import dev.originprobe.distribution.Unresolved;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a document.
 *
 * @param content what it is
 * @param location where it is written
 */
public record Node(Content content, Location location) {
    /** What a value is. */
    public sealed interface Content {}

    /** A text. */
    public record Text(String value) implements Content {}

    /** A number, {@code true} or {@code false}, as written. */
    public record Literal(String value) implements Content {}

    /** {@code null}: to AWS and Terraform the same as nothing. */
    public record Nothing() implements Content {}

    /** An array. */
    public record Items(List<Node> values) implements Content {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object, its members in the order written. */
    public record Members(Map<String, Node> values) implements Content {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** An expression whose value the file does not tell. */
    public record Open(Unresolved expression) implements Content {}

    /** The member of that name; empty where there is none, or it is null, or this is no object. */
    public Optional<Node> member(String name) {
        return Optional.ofNullable(members().get(name)).filter(node -> !node.isNothing());
    }

    /** Whether this is an object with that member, null or not. */
    public boolean has(String name) {
        return members().containsKey(name);
    }

    /** The members of an object, null ones included; none of anything else. */
    public Map<String, Node> members() {
        return content instanceof Members members ? members.values() : Map.of();
    }

    /** The elements of an array; none of anything else. */
    public List<Node> items() {
        return content instanceof Items items ? items.values() : List.of();
    }

    /** The text, or a number as written; empty of anything else. */
    public Optional<String> scalar() {
        if (content instanceof Text text) {
            return Optional.of(text.value());
        }
        return content instanceof Literal literal ? Optional.of(literal.value()) : Optional.empty();
    }

    /** The expression, where it is one. */
    public Optional<Unresolved> open() {
        return content instanceof Open open ? Optional.of(open.expression()) : Optional.empty();
    }

    public boolean isObject() {
        return content instanceof Members;
    }

    public boolean isArray() {
        return content instanceof Items;
    }

    public boolean isNothing() {
        return content instanceof Nothing;
    }

    /** The same place with something else there. */
    public Node with(Content other) {
        return new Node(other, location);
    }

    /** That this value cannot be read. */
    public UnreadableConfig wrong(String why) {
        return new UnreadableConfig(location, why);
    }
}
