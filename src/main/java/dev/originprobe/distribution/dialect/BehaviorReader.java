package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Location;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.ViewerProtocolPolicy;
import dev.originprobe.distribution.document.Node;
import dev.originprobe.distribution.document.UnreadableConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads cache behaviors. */
final class BehaviorReader {
    /** Developer Guide, DownloadDistValuesCacheBehavior, 2026-04-08. */
    private static final int LONGEST_PATTERN = 255;

    private BehaviorReader() {}

    static Behavior read(Block behavior, boolean isDefault) {
        if (!behavior.has("ViewerProtocolPolicy")) {
            throw behavior.missing("ViewerProtocolPolicy");
        }
        return new Behavior(
                isDefault ? Setting.absent(behavior.location()) : pattern(behavior),
                behavior.requiredText("TargetOriginId"),
                behavior.choice("ViewerProtocolPolicy", ViewerProtocolPolicy.values(), ViewerProtocolPolicy::label),
                behavior.text("CachePolicyId"),
                behavior.text("OriginRequestPolicyId"),
                legacyHeaders(behavior),
                rewriters(behavior),
                behavior.block("GrpcConfig")
                        .value()
                        .map(grpc -> grpc.flag("Enabled"))
                        .orElseGet(() -> Setting.absent(behavior.place("GrpcConfig"))),
                isDefault,
                behavior.location());
    }

    private static Setting<String> pattern(Block behavior) {
        Setting<String> pattern = behavior.requiredText("PathPattern");
        if (pattern.value().filter(text -> text.length() > LONGEST_PATTERN).isPresent()) {
            throw new UnreadableConfig(
                    pattern.location(), "is longer than " + LONGEST_PATTERN + " characters, which AWS refuses");
        }
        return pattern;
    }

    private static Setting<Set<String>> legacyHeaders(Block behavior) {
        Setting<Block> forwarded = behavior.block("ForwardedValues");
        if (forwarded.value().isEmpty()) {
            return new Setting<>(Optional.empty(), forwarded.unresolved(), forwarded.location());
        }
        Setting<List<String>> headers = forwarded.value().get().texts("Headers");
        return headers.isAbsent()
                ? Setting.of(Set.of(), headers.location())
                : headers.map(names -> names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** A Function at viewer-request and a Lambda at origin-request may choose the origin, a Lambda at viewer-request the Host. */
    private static List<Behavior.Rewriter> rewriters(Block behavior) {
        List<Behavior.Rewriter> rewriters = new ArrayList<>();
        rewriters(rewriters, behavior, "FunctionAssociations", "FunctionARN", true);
        rewriters(rewriters, behavior, "LambdaFunctionAssociations", "LambdaFunctionARN", false);
        return rewriters;
    }

    private static void rewriters(
            List<Behavior.Rewriter> rewriters, Block behavior, String api, String arn, boolean function) {
        Setting<List<Node>> list = behavior.list(api);
        list.unresolved().ifPresent(expression -> rewriters.add(unknown(expression, list.location())));
        for (Node item : list.value().orElse(List.of())) {
            rewriter(rewriters, item, behavior.shape(), arn, function);
        }
    }

    private static Behavior.Rewriter unknown(Unresolved expression, Location location) {
        return new Behavior.Rewriter(expression.expression(), "an event that is not known", true, location);
    }

    private static void rewriter(
            List<Behavior.Rewriter> rewriters, Node item, Shape shape, String arn, boolean function) {
        if (item.open().isPresent()) {
            rewriters.add(unknown(item.open().get(), item.location()));
            return;
        }
        Block association = new Block(item, shape);
        String event = association.text("EventType").text();
        boolean request = event.equals("viewer-request") || event.equals("origin-request");
        if (request || association.text("EventType").value().isEmpty()) {
            rewriters.add(new Behavior.Rewriter(
                    association.text(arn).text(), event, function || !event.equals("viewer-request"), item.location()));
        }
    }
}
