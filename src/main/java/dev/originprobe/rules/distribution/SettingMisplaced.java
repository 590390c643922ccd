package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** A member that AWS would ignore or refuse where it is. */
public final class SettingMisplaced extends ConfigRule {
    public SettingMisplaced() {
        super(
                new RuleInfo(
                        "setting-misplaced",
                        Severity.BLOCK,
                        "A setting stands where AWS does not take it",
                        Pages.api(
                                "In substance: each member has one place in the model; what stands elsewhere is refused by the API, and ignored by tools that send only what they know.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.misplaced().stream()
                .map(misplaced -> Fault.broken(
                        misplaced.location(),
                        Optional.empty(),
                        misplaced.name() + " at " + misplaced.location().path(),
                        misplaced.wanted(),
                        "Move the setting to where AWS takes it; until then it has no effect."));
    }
}
