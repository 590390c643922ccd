package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.HeaderForwarding;
import dev.originprobe.distribution.Policies;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.document.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cache policies and origin request policies: of all that they say what becomes of headers. */
final class PolicyReader {
    private PolicyReader() {}

    /** {@code {CachePolicy: {Id, CachePolicyConfig}}} and its like, and {@code {CachePolicyList: {Items}}} and its like. */
    static Optional<Policies> policies(Node document) {
        Optional<Policies> found = Optional.empty();
        for (String kind : List.of("CachePolicy", "OriginRequestPolicy")) {
            Optional<Node> list = document.member(kind + "List");
            if (list.isPresent()) {
                Policies all = Policies.none();
                for (Node item :
                        new Block(list.get(), Shape.API).list("Items").value().orElse(List.of())) {
                    all = all.and(item.member(kind)
                            .map(policy -> policy(kind, policy))
                            .orElseThrow(() -> item.wrong("has no " + kind)));
                }
                found = Optional.of(all);
            }
            if (document.member(kind).isPresent()) {
                found = Optional.of(policy(kind, document.member(kind).get()));
            }
        }
        return found;
    }

    private static Policies policy(String kind, Node node) {
        Block policy = new Block(node, Shape.API);
        String id = policy.requiredText("Id").text();
        Block config = policy.block(kind + "Config").value().orElseThrow(() -> policy.missing(kind + "Config"));
        return of(kind, id, config)
                .orElseThrow(() -> config.node().wrong("has no HeadersConfig that says what is forwarded"));
    }

    /**
     * The policy of a config; empty where the file does not tell what it says of headers.
     *
     * @param kind {@code CachePolicy} or {@code OriginRequestPolicy}
     */
    static Optional<Policies> of(String kind, String id, Block config) {
        Optional<Block> holder = kind.equals("CachePolicy")
                ? config.block("ParametersInCacheKeyAndForwardedToOrigin").value()
                : Optional.of(config);
        return holder.flatMap(block -> block.block("HeadersConfig").value()).flatMap(headers -> {
            Optional<String> behavior = headers.text("HeaderBehavior").value();
            Setting<List<String>> listed = headers.shape().blocksAreArrays()
                    ? headers.block("Headers")
                            .value()
                            .map(inner -> inner.texts("Items"))
                            .orElseGet(() -> Setting.absent(headers.location()))
                    : headers.texts("Headers");
            if (behavior.isEmpty() || listed.unresolved().isPresent()) {
                return Optional.empty();
            }
            Policies.Named named = new Policies.Named(
                    config.text("Name").value().orElse(id),
                    new HeaderForwarding(
                            behavior.get(), new LinkedHashSet<>(listed.value().orElse(List.of()))));
            return Optional.of(
                    kind.equals("CachePolicy")
                            ? new Policies(Map.of(id, named), Map.of())
                            : new Policies(Map.of(), Map.of(id, named)));
        });
    }
}
