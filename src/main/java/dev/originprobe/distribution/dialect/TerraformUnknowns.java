package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a plan is known only after it is applied: those values are left out of it, and {@code after_unknown} names them. */
final class TerraformUnknowns {
    private final Map<String, Node> unknown = new HashMap<>();
    private final TerraformConfiguration configuration;

    TerraformUnknowns(Node plan) {
        for (Node change : plan.member("resource_changes").map(Node::items).orElse(List.of())) {
            change.member("address")
                    .flatMap(Node::scalar)
                    .ifPresent(address -> change.member("change")
                            .flatMap(found -> found.member("after_unknown"))
                            .ifPresent(after -> unknown.put(address, after)));
        }
        configuration = new TerraformConfiguration(plan);
    }

    /** The values of a resource with expressions where they are not known. */
    Node in(Node values, String address) {
        return Optional.ofNullable(unknown.get(address))
                .map(after -> filled(values, after, new Place(address, configuration.expressions(address), "")))
                .orElse(values);
    }

    /**
     * Where in a resource.
     *
     * @param written what the configuration says there; empty where it does not, or cannot be found
     */
    private record Place(String address, Optional<Node> written, String path) {
        Place member(String name) {
            return new Place(address, written.flatMap(found -> found.member(name)), path + "." + name);
        }

        /** A set has another order than the configuration: its blocks are told apart by their id. */
        Place element(Node element, int index, int count) {
            List<Node> blocks = written.map(Node::items).orElse(List.of());
            Optional<Node> found = element.member("origin_id")
                    .flatMap(Node::scalar)
                    .flatMap(id -> blocks.stream()
                            .filter(block -> block.member("origin_id")
                                    .flatMap(expression -> expression.member("constant_value"))
                                    .flatMap(Node::scalar)
                                    .filter(id::equals)
                                    .isPresent())
                            .findFirst());
            Optional<Node> block = found.or(() -> blocks.size() == count && (count == 1 || !element.has("origin_id"))
                    ? Optional.of(blocks.get(index))
                    : Optional.empty());
            return new Place(address, block, path + "[" + index + "]");
        }
    }

    private Node filled(Node value, Node after, Place place) {
        if (after.scalar().filter("true"::equals).isPresent()) {
            return value.with(content(place));
        }
        if (after.isObject()) {
            Map<String, Node> members = new LinkedHashMap<>(value.members());
            after.members().forEach((name, inner) -> {
                if (Expressions.mentions(inner, "true")) {
                    Node there = value.member(name)
                            .orElseGet(() -> new Node(
                                    new Node.Nothing(), value.location().member(name)));
                    members.put(name, filled(there, inner, place.member(name)));
                }
            });
            return value.with(new Node.Members(members));
        }
        List<Node> items = new ArrayList<>(value.items());
        List<Node> unknowns = after.items();
        for (int i = 0; i < unknowns.size(); i++) {
            if (Expressions.mentions(unknowns.get(i), "true")) {
                Node there = i < items.size() ? items.get(i) : value.with(new Node.Nothing());
                Node filled = filled(there, unknowns.get(i), place.element(there, i, unknowns.size()));
                if (i < items.size()) {
                    items.set(i, filled);
                } else {
                    items.add(filled);
                }
            }
        }
        return value.with(new Node.Items(items));
    }

    /** The expression; of a policy that the plan makes too, its address, by which it is known here. */
    private Node.Content content(Place place) {
        List<String> references =
                place.written().map(TerraformConfiguration::references).orElse(List.of());
        if (references.isEmpty()) {
            return new Node.Open(new Unresolved(place.address() + place.path(), Optional.empty()));
        }
        String first = references.get(0);
        return configuration
                .policy(place.address(), first)
                .<Node.Content>map(Node.Text::new)
                .orElseGet(() -> new Node.Open(new Unresolved(first, TerraformConfiguration.resource(first))));
    }
}
