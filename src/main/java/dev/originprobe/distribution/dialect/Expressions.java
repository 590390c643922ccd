package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.document.Node;
import java.util.Map;
import java.util.stream.Collectors;

/** Expressions of CloudFormation as people write them: {@code !GetAtt LoadBalancer.DNSName}. */
final class Expressions {
    private static final int LONGEST = 200;

    private Expressions() {}

    /** The text of a value that is, or has in it, an expression. */
    static String text(Node node) {
        String text = whole(node);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String whole(Node node) {
        if (node.open().isPresent()) {
            return node.open().get().expression();
        }
        if (node.isArray()) {
            return node.items().stream().map(Expressions::text).collect(Collectors.joining(", ", "[", "]"));
        }
        Map<String, Node> members = node.members();
        if (members.size() == 1) {
            String name = members.keySet().iterator().next();
            Node argument = members.values().iterator().next();
            if (name.equals("Fn::GetAtt")) {
                return "!GetAtt "
                        + (argument.isArray()
                                ? argument.items().stream()
                                        .map(Expressions::text)
                                        .collect(Collectors.joining("."))
                                : text(argument));
            }
            if (name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::")) {
                return "!" + name.replaceFirst("^Fn::", "") + " " + text(argument);
            }
        }
        return node.isObject()
                ? members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + text(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : node.scalar().orElse("null");
    }

    /** Whether a text in the value contains that one. */
    static boolean mentions(Node node, String text) {
        return node.scalar().filter(scalar -> scalar.contains(text)).isPresent()
                || node.items().stream().anyMatch(item -> mentions(item, text))
                || node.members().values().stream().anyMatch(member -> mentions(member, text));
    }

    /** An expression as a part of a text: {@code ${LoadBalancer.DNSName}}. */
    static String part(Node node) {
        return node.open().isPresent()
                ? "${" + text(node).replaceFirst("^!(Ref|GetAtt|Sub) ", "") + "}"
                : node.scalar().orElseGet(() -> text(node));
    }
}
