package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two behaviors of one pattern. */
public final class PatternDuplicate extends ConfigRule {
    public PatternDuplicate() {
        super(
                new RuleInfo(
                        "pattern-duplicate",
                        Severity.RISK,
                        "Two behaviors have the same path pattern",
                        Pages.behaviorSettings(
                                "In substance: behaviors are compared in the order listed and the first match applies; a leading slash may be left out.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        List<Behavior> behaviors = distribution.behaviors().stream()
                .filter(behavior -> !behavior.isDefault())
                .toList();
        return IntStream.range(1, behaviors.size())
                .filter(index -> repeats(behaviors.subList(0, index), behaviors.get(index)))
                .mapToObj(behaviors::get)
                .map(behavior -> Fault.broken(
                        behavior.pathPattern().location(),
                        Optional.empty(),
                        "behavior " + behavior.name()
                                + " has the pattern of one before it, which takes all its requests",
                        "a pattern once",
                        "Remove the later behavior, or give it a pattern of its own."));
    }

    static boolean repeats(List<Behavior> before, Behavior behavior) {
        return behavior.pattern()
                .filter(pattern -> before.stream()
                        .anyMatch(each ->
                                each.pattern().filter(pattern::isEquivalentTo).isPresent()))
                .isPresent();
    }
}
