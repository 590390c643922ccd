package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Location;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.document.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of a config, whose members are asked for by the API's names. What is null, or an empty text, is not there: the
 * SDKs write every member, set or not.
 *
 * @param node the object
 * @param shape how its members are called
 */
record Block(Node node, Shape shape) {
    /**
     * A block.
     *
     * @throws dev.originprobe.distribution.document.UnreadableConfig where it is no object
     */
    Block {
        if (!node.isObject()) {
            throw node.wrong("is not an object");
        }
    }

    Location location() {
        return node.location();
    }

    /** Where a member is, or would be. */
    Location place(String api) {
        return member(api).map(Node::location).orElseGet(() -> node.location().member(shape.name(api)));
    }

    boolean has(String api) {
        return member(api).isPresent();
    }

    Setting<String> text(String api) {
        return setting(api, value -> {
            boolean literal = value.content() instanceof Node.Literal;
            return value.scalar()
                    .filter(text -> shape.coerces() || !literal)
                    .orElseThrow(() -> value.wrong("is not a text"));
        });
    }

    /**
     * A text that must be there.
     *
     * @throws dev.originprobe.distribution.document.UnreadableConfig where it is not
     */
    Setting<String> requiredText(String api) {
        Setting<String> text = text(api);
        if (text.isAbsent()) {
            throw missing(api);
        }
        return text;
    }

    Setting<Integer> number(String api) {
        return setting(api, this::number);
    }

    /** A whole number, as a text too where the dialect takes that. */
    int number(Node value) {
        boolean text = value.content() instanceof Node.Text;
        String digits = value.scalar()
                .filter(written -> shape.coerces() || !text)
                .map(written -> written.endsWith(".0") ? written.substring(0, written.length() - 2) : written)
                .orElse("");
        if (!digits.matches("-?[0-9]{1,9}")) {
            throw value.wrong("is not a whole number");
        }
        return Integer.parseInt(digits);
    }

    Setting<Boolean> flag(String api) {
        return setting(api, value -> {
            boolean text = value.content() instanceof Node.Text;
            return switch (value.scalar()
                    .filter(written -> shape.coerces() || !text)
                    .orElse("")
                    .toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw value.wrong("is neither true nor false");
            };
        });
    }

    /** One of a closed set of values, by its label. */
    <E> Setting<E> choice(String api, E[] all, Function<E, String> label) {
        Setting<String> text = text(api);
        return text.map(written -> Arrays.stream(all)
                .filter(one -> label.apply(one).equals(written))
                .findFirst()
                .orElseThrow(() -> node.member(shape.name(api))
                        .orElse(node)
                        .wrong("is '" + written + "', none of "
                                + String.join(
                                        ", ", Arrays.stream(all).map(label).toList()))));
    }

    /** An object in this one; unresolved where an expression stands for it. */
    Setting<Block> block(String api) {
        Optional<Node> value = member(api);
        if (shape.blocksAreArrays() && value.filter(Node::isArray).isPresent()) {
            value = value.get().items().stream()
                    .filter(item -> !item.isNothing())
                    .findFirst();
        }
        return value.map(found -> setting(found, object -> new Block(object, shape)))
                .orElseGet(() -> Setting.absent(place(api)));
    }

    /** The elements of a list, {@code {Quantity, Items}} or an array; nulls among them are left out. */
    Setting<List<Node>> list(String api) {
        return setting(api, value -> {
            List<Node> items = new ArrayList<>();
            Optional<Node> array = value.isArray() ? Optional.of(value) : value.member("Items");
            array.filter(found -> !found.isArray()).ifPresent(found -> {
                throw found.wrong("is not an array");
            });
            if (array.isEmpty() && !value.isObject()) {
                throw value.wrong("is not a list");
            }
            array.ifPresent(found ->
                    found.items().stream().filter(item -> !item.isNothing()).forEach(items::add));
            value.member("Quantity")
                    .filter(quantity -> quantity.open().isEmpty())
                    .filter(quantity -> number(quantity) != items.size())
                    .ifPresent(quantity -> {
                        throw quantity.wrong("is " + number(quantity) + ", but Items has " + items.size()
                                + "; AWS refuses that as InconsistentQuantities");
                    });
            return items;
        });
    }

    /** A list of texts; unresolved as a whole where one of them is. */
    Setting<List<String>> texts(String api) {
        Setting<List<Node>> list = list(api);
        Optional<Unresolved> open = list.value().orElse(List.of()).stream()
                .flatMap(item -> item.open().stream())
                .findFirst();
        if (open.isPresent()) {
            return Setting.unresolved(open.get(), list.location());
        }
        return list.map(items -> items.stream().map(this::text).toList());
    }

    private String text(Node value) {
        return value.scalar().orElseThrow(() -> value.wrong("is not a text"));
    }

    private <T> Setting<T> setting(String api, Function<Node, T> read) {
        return member(api).map(value -> setting(value, read)).orElseGet(() -> Setting.absent(place(api)));
    }

    private static <T> Setting<T> setting(Node value, Function<Node, T> read) {
        return value.open()
                .<Setting<T>>map(expression -> Setting.unresolved(expression, value.location()))
                .orElseGet(() -> Setting.of(read.apply(value), value.location()));
    }

    private Optional<Node> member(String api) {
        return node.member(shape.name(api))
                .filter(value -> !value.scalar().filter(String::isEmpty).isPresent());
    }

    /** That a member is not there that must be. */
    RuntimeException missing(String api) {
        return node.wrong("has no " + shape.name(api) + ", which is required");
    }
}
