package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code CustomOrigin} and {@code S3Origin}, which CloudFormation takes beside Origins: origins without an id. */
final class LegacyOrigins {
    private static final Map<String, OriginKind> KINDS =
            Map.of("CustomOrigin", OriginKind.CUSTOM, "S3Origin", OriginKind.S3);

    private static final List<String> REQUIRED = List.of("OriginProtocolPolicy", "OriginSslProtocols");

    private LegacyOrigins() {}

    /**
     * The origins in the legacy form; none in a dialect that does not have it.
     *
     * @param alone whether the config has no other origins and no groups
     * @param behaviors all of the config
     */
    static List<Origin> of(Block config, boolean alone, List<Behavior> behaviors) {
        if (config.shape().dialect() != Dialect.CLOUDFORMATION) {
            return List.of();
        }
        Block legacy = new Block(config.node(), config.shape().calling("DomainName", "DNSName"));
        List<String> names =
                KINDS.keySet().stream().filter(legacy::has).sorted().toList();
        Optional<String> target = alone && names.size() == 1 ? onlyTarget(behaviors) : Optional.empty();
        return names.stream().map(name -> origin(legacy, name, target)).toList();
    }

    /** What all behaviors name: they can only name an origin, so where there is one alone, it is that. */
    private static Optional<String> onlyTarget(List<Behavior> behaviors) {
        List<Optional<String>> targets = behaviors.stream()
                .map(behavior -> behavior.targetOriginId().value())
                .distinct()
                .toList();
        return targets.size() == 1 ? targets.get(0) : Optional.empty();
    }

    private static Origin origin(Block config, String name, Optional<String> target) {
        Setting<Block> written = config.block(name);
        OriginKind kind = KINDS.getOrDefault(name, OriginKind.CUSTOM);
        if (kind == OriginKind.CUSTOM) {
            written.value()
                    .ifPresent(block -> REQUIRED.stream()
                            .filter(member -> !block.has(member))
                            .findFirst()
                            .ifPresent(member -> {
                                throw block.missing(member);
                            }));
        }
        Setting<String> id = target.map(known -> Setting.of(known, written.location()))
                .orElseGet(() -> Setting.unresolved(
                        new Unresolved(name + ", an origin in the legacy form, which has no id", Optional.empty()),
                        written.location()));
        return OriginReader.legacy(config, written, kind, id);
    }
}
