package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.Setting;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A target that is no origin and no group. */
public final class OriginMissing extends ConfigRule {
    public OriginMissing() {
        super(
                new RuleInfo(
                        "origin-missing",
                        Severity.BLOCK,
                        "An origin is named that is not in the distribution",
                        Pages.api(
                                "In substance: TargetOriginId is the id of an origin or of an origin group of the distribution (error NoSuchOrigin); the members of a group are ids of origins.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        boolean allKnown = distribution.partial().isEmpty()
                && distribution.origins().stream()
                        .noneMatch(origin -> origin.id().unresolved().isPresent())
                && distribution.groups().stream()
                        .noneMatch(group -> group.id().unresolved().isPresent());
        Stream<Fault> targets = distribution.behaviors().stream()
                .map(behavior -> new Named("behavior " + behavior.name(), behavior.targetOriginId()))
                .filter(named -> named.id()
                        .value()
                        .filter(id -> distribution.group(id).isEmpty())
                        .isPresent())
                .flatMap(named -> fault(distribution, named, allKnown).stream());
        Stream<Fault> members = distribution.groups().stream()
                .flatMap(group -> group.members().value().orElse(List.of()).stream()
                        .map(member -> new Named("origin group " + group.name(), member)))
                .flatMap(named -> fault(distribution, named, allKnown).stream());
        return Stream.concat(targets, members);
    }

    /** Who names an origin, and by which id. */
    private record Named(String by, Setting<String> id) {}

    private static Optional<Fault> fault(Distribution distribution, Named named, boolean allKnown) {
        Optional<String> missing =
                named.id().value().filter(id -> distribution.origin(id).isEmpty());
        String wanted = "the id of one of its origins: "
                + distribution.origins().stream().map(Origin::name).collect(Collectors.joining(", "));
        String remedy = "Name an origin that the distribution has, or add the one that is missing.";
        return missing.map(id -> allKnown
                ? Fault.broken(named.id().location(), Optional.empty(), named.by() + " names " + id, wanted, remedy)
                : Fault.undecided(
                        named.id().location(),
                        Optional.empty(),
                        named.by() + " names " + id + ", and not all ids can be worked out",
                        wanted,
                        remedy));
    }
}
