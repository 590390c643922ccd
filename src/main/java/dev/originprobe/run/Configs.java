package dev.originprobe.run;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Setting;
import java.util.List;
import java.util.Optional;

/**
 * The distributions of a run.
 *
 * @param now those that are judged
 * @param before those that they are compared with; empty where nothing is compared
 */
public record Configs(List<Distribution> now, Optional<List<Distribution>> before) {
    public Configs {
        now = List.copyOf(now);
    }

    /** The earlier config of a distribution: of the same id, with an alias of its, or where there is one of each, the other. */
    public Optional<Distribution> earlier(Distribution distribution) {
        List<Distribution> all = before.orElse(List.of());
        return all.stream()
                .filter(other -> other.id().isPresent() && other.id().equals(distribution.id()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(other -> other.aliases().stream()
                                .flatMap(alias -> alias.value().stream())
                                .anyMatch(alias -> distribution.aliases().stream()
                                        .map(Setting::value)
                                        .anyMatch(Optional.of(alias)::equals)))
                        .findFirst())
                .or(() -> all.size() == 1 && now.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }
}
