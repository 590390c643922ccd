package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.document.Node;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a template of CloudFormation says beside its resources: the values of its parameters, its mappings and its conditions. */
final class Template {
    private static final Set<String> POLICIES =
            Set.of("AWS::CloudFront::CachePolicy", "AWS::CloudFront::OriginRequestPolicy");

    private final Node document;
    private final Map<String, String> given;

    /**
     * A template.
     *
     * @param given values of parameters, of pseudo parameters too, by name
     */
    Template(Node document, Map<String, String> given) {
        this.document = document;
        this.given = given;
    }

    /** Those that it declares. */
    Set<String> parameters() {
        return section("Parameters").keySet();
    }

    Map<String, Node> resources() {
        return section("Resources");
    }

    /** The type of a resource; empty where there is none of that name. */
    Optional<String> type(String resource) {
        return Optional.ofNullable(resources().get(resource))
                .flatMap(found -> found.member("Type"))
                .flatMap(Node::scalar);
    }

    /** What {@code Ref} gives: a parameter's value, or of a policy of the template its name there. */
    Node.Content ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return new Node.Nothing();
        }
        Optional<Node> declared = Optional.ofNullable(section("Parameters").get(name));
        String type = declared.flatMap(found -> found.member("Type"))
                .flatMap(Node::scalar)
                .orElse("");
        Optional<String> value = Optional.ofNullable(given.get(name));
        if (value.isEmpty() && !type.startsWith("AWS::SSM::Parameter::")) {
            value = declared.flatMap(found -> found.member("Default")).flatMap(Node::scalar);
        }
        if (value.isPresent()) {
            String text = value.get();
            Node at = declared.orElse(document);
            return type.equals("CommaDelimitedList") || type.startsWith("List<")
                    ? new Node.Items(Arrays.stream(text.split(",", -1))
                            .map(item -> at.with(new Node.Text(item.strip())))
                            .toList())
                    : new Node.Text(text);
        }
        Optional<String> resource = type(name);
        return resource.filter(POLICIES::contains).isPresent()
                ? new Node.Text(name)
                : new Node.Open(new Unresolved("!Ref " + name, resource));
    }

    /** What {@code Fn::GetAtt} gives: a policy's id is its name in the template, anything else the account's. */
    Node.Content attribute(String resource, String attribute) {
        Optional<String> type = type(resource);
        if (attribute.equals("Id") && type.filter(POLICIES::contains).isPresent()) {
            return new Node.Text(resource);
        }
        return new Node.Open(new Unresolved(
                "!GetAtt " + resource + "." + attribute,
                type.map(name -> attribute.equals("WebsiteURL") ? name + "." + attribute : name)));
    }

    /** The value of a mapping. */
    Optional<Node> mapped(String mapping, String first, String second) {
        return Optional.ofNullable(section("Mappings").get(mapping))
                .flatMap(found -> found.member(first))
                .flatMap(found -> found.member(second));
    }

    /** Whether a condition is true; empty where that depends on what is not known. */
    Optional<Boolean> condition(String name) {
        return condition(name, new LinkedHashSet<>());
    }

    private Optional<Boolean> condition(String name, Set<String> within) {
        Optional<Node> defined = Optional.ofNullable(section("Conditions").get(name));
        if (defined.isEmpty() || !within.add(name)) {
            return Optional.empty();
        }
        Optional<Boolean> value = truth(defined.get(), within);
        within.remove(name);
        return value;
    }

    private Optional<Boolean> truth(Node condition, Set<String> within) {
        Optional<String> name = condition.member("Condition").flatMap(Node::scalar);
        if (name.isPresent()) {
            return condition(name.get(), within);
        }
        Optional<Node> equals = condition.member("Fn::Equals");
        if (equals.isPresent()) {
            List<Optional<String>> sides = new Intrinsics(this)
                    .resolved(equals.get()).items().stream().map(Node::scalar).toList();
            return sides.size() == 2 && sides.get(0).isPresent() && sides.get(1).isPresent()
                    ? Optional.of(sides.get(0).equals(sides.get(1)))
                    : Optional.empty();
        }
        if (condition.has("Fn::Not")) {
            return values(condition, "Fn::Not", within).stream()
                    .findFirst()
                    .flatMap(value -> value.map(known -> !known));
        }
        if (condition.has("Fn::And")) {
            return all(values(condition, "Fn::And", within), false);
        }
        return condition.has("Fn::Or") ? all(values(condition, "Fn::Or", within), true) : Optional.empty();
    }

    private List<Optional<Boolean>> values(Node condition, String function, Set<String> within) {
        return condition.member(function).map(Node::items).orElse(List.of()).stream()
                .map(operand -> truth(operand, within))
                .toList();
    }

    /** One operand of that value decides; otherwise all must be known. */
    private static Optional<Boolean> all(List<Optional<Boolean>> values, boolean deciding) {
        if (values.contains(Optional.of(deciding))) {
            return Optional.of(deciding);
        }
        return values.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!deciding);
    }

    private Map<String, Node> section(String name) {
        return document.member(name).map(Node::members).orElse(Map.of());
    }
}
