package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** An origin that no behavior names. */
public final class OriginUnused extends ConfigRule {
    public OriginUnused() {
        super(
                new RuleInfo(
                        "origin-unused",
                        Severity.NOTE,
                        "No behavior reaches this origin",
                        Pages.guide(
                                "In substance: an origin that no behavior names, by itself or through an origin group, is never asked.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        boolean allKnown = distribution.partial().isEmpty()
                && distribution.behaviors().stream()
                        .allMatch(behavior ->
                                behavior.targetOriginId().unresolved().isEmpty()
                                        && behavior.rewriters().stream().noneMatch(Behavior.Rewriter::changesOrigin));
        return distribution.origins().stream()
                .filter(origin -> allKnown && distribution.reaching(origin).isEmpty())
                .map(origin -> Fault.broken(
                        origin.location(),
                        Optional.empty(),
                        "origin " + origin.name() + ": " + origin.domainName().text(),
                        "a behavior that names it",
                        "Remove the origin, or name it in the behavior that it is for."));
    }
}
