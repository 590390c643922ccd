package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Location;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginGroup;
import dev.originprobe.distribution.Policies;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a DistributionConfig, or a DistributionSummary, which has the same members. */
final class ConfigReader {
    /** What Terraform's provider called ordered_cache_behavior. */
    private static final String BEFORE_VERSION_2 = "cache_behavior";

    private final Block config;
    private final List<Setting<String>> partial = new ArrayList<>();
    private final List<Distribution.Misplaced> misplaced = new ArrayList<>();

    private ConfigReader(Block config) {
        this.config = config;
    }

    /**
     * Reads a config.
     *
     * @param id of the distribution; empty where the file does not say
     * @param domainName of the distribution; empty where the file does not say
     * @param policies of the file
     */
    static Distribution read(Block config, Optional<String> id, Optional<String> domainName, Policies policies) {
        return new ConfigReader(config).distribution(id, domainName, policies);
    }

    /** A distribution of whose config nothing is known. */
    static Distribution open(Dialect dialect, Unresolved expression, Location location, String id) {
        return new Distribution(
                dialect,
                Optional.of(id),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Setting.unresolved(expression, location)),
                List.of(),
                false,
                Policies.managed(),
                location);
    }

    private Distribution distribution(Optional<String> id, Optional<String> domainName, Policies policies) {
        misplaced.addAll(Misplacements.ofDistribution(config));
        List<Setting<String>> aliases = new ArrayList<>();
        List<Node> names = new ArrayList<>(items("Aliases"));
        names.addAll(items("CNAMEs"));
        for (Node alias : names) {
            aliases.add(alias.open()
                    .<Setting<String>>map(expression -> Setting.unresolved(expression, alias.location()))
                    .orElseGet(() -> Setting.of(
                            alias.scalar().orElseThrow(() -> alias.wrong("is not a text")), alias.location())));
        }
        List<Origin> origins = new ArrayList<>(all("Origins", block -> {
            misplaced.addAll(Misplacements.ofOrigin(block));
            return OriginReader.origin(block);
        }));
        List<OriginGroup> groups = all("OriginGroups", OriginReader::group);
        List<Behavior> behaviors = new ArrayList<>(all("CacheBehaviors", block -> BehaviorReader.read(block, false)));
        if (!config.shape().name("CacheBehaviors").equals(BEFORE_VERSION_2)) {
            behaviors.addAll(all(BEFORE_VERSION_2, block -> BehaviorReader.read(block, false)));
        }
        Setting<Block> byDefault = config.block("DefaultCacheBehavior");
        if (byDefault.isAbsent()) {
            throw config.missing("DefaultCacheBehavior");
        }
        byDefault
                .unresolved()
                .ifPresent(expression -> partial.add(Setting.unresolved(expression, byDefault.location())));
        byDefault.value().ifPresent(block -> behaviors.add(BehaviorReader.read(block, true)));
        List<Origin> legacy =
                LegacyOrigins.of(config, origins.isEmpty() && groups.isEmpty() && partial.isEmpty(), behaviors);
        legacy.stream()
                .map(Origin::id)
                .filter(unknown -> unknown.unresolved().isPresent())
                .forEach(partial::add);
        origins.addAll(legacy);
        return new Distribution(
                config.shape().dialect(),
                id,
                domainName,
                aliases,
                origins,
                groups,
                behaviors,
                partial,
                misplaced,
                config.text("ConnectionMode").is("tenant-only"),
                Policies.managed().and(policies),
                config.location());
    }

    /** The objects of a list; what of it cannot be worked out is noted. */
    private <T> List<T> all(String api, Function<Block, T> read) {
        List<T> all = new ArrayList<>();
        for (Node item : items(api)) {
            if (item.open().isPresent()) {
                partial.add(Setting.unresolved(item.open().get(), item.location()));
            } else {
                all.add(read.apply(new Block(item, config.shape())));
            }
        }
        return all;
    }

    private List<Node> items(String api) {
        Setting<List<Node>> list = config.list(api);
        list.unresolved().ifPresent(expression -> partial.add(Setting.unresolved(expression, list.location())));
        return list.value().orElse(List.of());
    }
}
