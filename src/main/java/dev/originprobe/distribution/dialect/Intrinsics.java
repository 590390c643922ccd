package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the intrinsic functions of a template as far as the template and the parameters tell; what needs the account
 * becomes an expression that is not known.
 *
 * @param template whose values are referred to
 */
record Intrinsics(Template template) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    /** The value with all of its functions worked out. */
    Node resolved(Node node) {
        if (node.isArray()) {
            return node.with(
                    new Node.Items(node.items().stream().map(this::resolved).toList()));
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, Node> members = node.members();
        if (members.size() == 1) {
            String name = members.keySet().iterator().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return function(node, name, members.values().iterator().next());
            }
        }
        Map<String, Node> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, Node> member : members.entrySet()) {
            if (member.getKey().equals("Fn::Transform") || member.getKey().startsWith("Fn::ForEach")) {
                return open(node, member.getKey() + ", which may add to it", Optional.empty());
            }
            resolved.put(member.getKey(), resolved(member.getValue()));
        }
        return node.with(new Node.Members(resolved));
    }

    private Node function(Node node, String name, Node written) {
        if (name.equals("Fn::If")) {
            return choice(node, written);
        }
        Node argument = resolved(written);
        List<Node> items = argument.items();
        return switch (name) {
            case "Ref" -> node.with(template.ref(argument.scalar().orElse("")));
            case "Fn::GetAtt" -> attribute(node, argument);
            case "Fn::Sub" -> substituted(node, argument);
            case "Fn::Join" -> items.size() == 2 ? joined(node, items.get(0), items.get(1)) : open(node);
            case "Fn::Split" -> items.size() == 2 ? split(node, items.get(0), items.get(1)) : open(node);
            case "Fn::Select" -> items.size() == 2 ? selected(node, items.get(0), items.get(1)) : open(node);
            case "Fn::FindInMap" -> found(node, items);
            default -> open(node);
        };
    }

    private Node choice(Node node, Node written) {
        List<Node> items = written.items();
        if (items.size() != 3) {
            return open(node);
        }
        Optional<Boolean> condition = items.get(0).scalar().flatMap(template::condition);
        if (condition.isPresent()) {
            return resolved(items.get(condition.get() ? 1 : 2));
        }
        Node first = resolved(items.get(1));
        return first.scalar().isPresent()
                        && first.content().equals(resolved(items.get(2)).content())
                ? first
                : open(node);
    }

    private Node attribute(Node node, Node argument) {
        List<String> path = argument.isArray()
                ? argument.items().stream()
                        .map(item -> item.scalar().orElse("?"))
                        .toList()
                : List.of(argument.scalar().orElse("?").split("\\.", 2));
        return path.size() < 2
                ? open(node)
                : node.with(template.attribute(path.get(0), String.join(".", path.subList(1, path.size()))));
    }

    private Node substituted(Node node, Node argument) {
        Optional<String> text =
                argument.scalar().or(() -> argument.items().stream().findFirst().flatMap(Node::scalar));
        if (text.isEmpty()) {
            return open(node);
        }
        Map<String, Node> own =
                argument.items().size() == 2 ? argument.items().get(1).members() : Map.of();
        List<Node> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text.get());
        int end = 0;
        while (variable.find()) {
            parts.add(node.with(new Node.Text(text.get().substring(end, variable.start()))));
            parts.add(
                    variable.group(1).isEmpty()
                            ? value(node, variable.group(2).strip(), own)
                            : node.with(new Node.Text("${" + variable.group(2) + "}")));
            end = variable.end();
        }
        parts.add(node.with(new Node.Text(text.get().substring(end))));
        return concatenated(node, parts, "");
    }

    private Node value(Node node, String name, Map<String, Node> own) {
        Node given = own.get(name);
        if (given != null) {
            return given;
        }
        int dot = name.indexOf('.');
        return node.with(
                dot < 0 ? template.ref(name) : template.attribute(name.substring(0, dot), name.substring(dot + 1)));
    }

    private static Node joined(Node node, Node delimiter, Node list) {
        return delimiter.scalar().isPresent() && list.isArray()
                ? concatenated(node, list.items(), delimiter.scalar().get())
                : open(node, Expressions.text(node), resource(list));
    }

    private static Node concatenated(Node node, List<Node> parts, String delimiter) {
        List<Node> there = parts.stream().filter(part -> !part.isNothing()).toList();
        String text =
                String.join(delimiter, there.stream().map(Expressions::part).toList());
        if (there.stream().allMatch(part -> part.scalar().isPresent())) {
            return node.with(new Node.Text(text));
        }
        // A text that is one expression and nothing else is that expression.
        List<Node> written = there.stream()
                .filter(part -> !part.scalar().filter(String::isEmpty).isPresent())
                .toList();
        return written.size() == 1 ? node.with(written.get(0).content()) : open(node, text, Optional.empty());
    }

    private static Node split(Node node, Node delimiter, Node text) {
        if (delimiter.scalar().filter(found -> !found.isEmpty()).isEmpty()
                || text.scalar().isEmpty()) {
            return open(
                    node,
                    "!Split [" + Expressions.text(delimiter) + ", " + Expressions.text(text) + "]",
                    resource(text));
        }
        return node.with(new Node.Items(
                List.of(text.scalar()
                                .get()
                                .split(Pattern.quote(delimiter.scalar().get()), -1))
                        .stream()
                        .map(part -> node.with(new Node.Text(part)))
                        .toList()));
    }

    private static Node selected(Node node, Node index, Node list) {
        String digits = index.scalar().orElse("");
        if (!digits.matches("[0-9]{1,4}") || !list.isArray()) {
            return open(
                    node, "!Select [" + Expressions.text(index) + ", " + Expressions.text(list) + "]", resource(list));
        }
        int wanted = Integer.parseInt(digits);
        return wanted < list.items().size() ? node.with(list.items().get(wanted).content()) : open(node);
    }

    private Node found(Node node, List<Node> keys) {
        List<String> names = keys.stream().flatMap(key -> key.scalar().stream()).toList();
        return names.size() == 3
                ? template.mapped(names.get(0), names.get(1), names.get(2))
                        .map(value -> node.with(value.content()))
                        .orElseGet(() -> open(node))
                : open(node);
    }

    private static Optional<String> resource(Node node) {
        return node.open().flatMap(Unresolved::resource);
    }

    private static Node open(Node node) {
        return open(node, Expressions.text(node), Optional.empty());
    }

    private static Node open(Node node, String expression, Optional<String> resource) {
        return node.with(new Node.Open(new Unresolved(expression, resource)));
    }
}
