package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.PathPattern;
import dev.originprobe.distribution.PatternCover;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A behavior that no request reaches. */
public final class PatternShadowed extends ConfigRule {
    public PatternShadowed() {
        super(
                new RuleInfo(
                        "pattern-shadowed",
                        Severity.RISK,
                        "No request reaches this behavior",
                        Pages.behaviorSettings(
                                "In substance: the first behavior whose pattern matches applies; * stands for any number of characters, ? for exactly one.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        List<Behavior> behaviors = distribution.behaviors().stream()
                .filter(behavior -> !behavior.isDefault())
                .toList();
        return IntStream.range(1, behaviors.size())
                .boxed()
                .flatMap(index -> fault(behaviors.subList(0, index), behaviors.get(index)).stream());
    }

    private static Optional<Fault> fault(List<Behavior> before, Behavior behavior) {
        Optional<PathPattern> pattern = behavior.pattern();
        List<PathPattern> earlier =
                before.stream().flatMap(each -> each.pattern().stream()).toList();
        if (pattern.isEmpty() || PatternDuplicate.repeats(before, behavior)) {
            return Optional.empty();
        }
        List<Behavior> covering = before.stream()
                .filter(each -> each.pattern()
                        .filter(one -> PatternCover.of(List.of(one), pattern.get()) == PatternCover.COVERED)
                        .isPresent())
                .toList();
        String by = covering.isEmpty()
                ? "those before it together"
                : covering.get(0).name();
        String remedy = "Move the behavior before those whose patterns cover it, or remove it.";
        return switch (PatternCover.of(earlier, pattern.get())) {
            case COVERED ->
                Optional.of(Fault.broken(
                        behavior.pathPattern().location(),
                        Optional.empty(),
                        "behavior " + behavior.name() + ": every path that it matches is taken by " + by,
                        "a place before what covers it",
                        remedy));
            case NOT_COVERED -> Optional.empty();
            case TOO_LARGE ->
                Optional.of(Fault.undecided(
                        behavior.pathPattern().location(),
                        Optional.empty(),
                        "behavior " + behavior.name() + ": the patterns before it are too many wildcards to decide",
                        "patterns with fewer ?",
                        remedy));
        };
    }
}
