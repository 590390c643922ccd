package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Location;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Place;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule that a distribution's settings are held to. */
abstract class ConfigRule implements Rule<Distribution> {
    private final RuleInfo info;

    ConfigRule(RuleInfo info) {
        this.info = info;
    }

    /**
     * What is wrong with a setting: broken, or where not even that is known, undecided. The value of its place is what to
     * set there, as JSON; empty to remove it.
     */
    record Fault(boolean broken, Particular particular, String remedy) {
        static Fault broken(Location at, Optional<String> value, String seen, String wanted, String remedy) {
            return new Fault(true, setting(at, value, seen, wanted), remedy);
        }

        static Fault undecided(Location at, Optional<String> value, String seen, String wanted, String remedy) {
            return new Fault(false, setting(at, value, seen, wanted), remedy);
        }

        private static Particular setting(Location at, Optional<String> value, String seen, String wanted) {
            return new Particular(new Place.Setting(at.path().toString(), value), seen, wanted);
        }
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final List<Ruling> judge(Distribution distribution) {
        List<Fault> faults =
                distribution.tenantOnly() ? List.of() : faults(distribution).toList();
        List<Fault> broken = faults.stream().filter(Fault::broken).toList();
        List<Fault> undecided = faults.stream().filter(fault -> !fault.broken()).toList();
        List<Ruling> rulings = new ArrayList<>();
        if (!broken.isEmpty()) {
            rulings.add(new Ruling.Broken(particulars(broken), broken.get(0).remedy()));
        }
        if (!undecided.isEmpty()) {
            rulings.add(new Ruling.Undecided(
                    particulars(undecided), undecided.get(0).remedy()));
        }
        return rulings.isEmpty() ? List.of(new Ruling.Pass()) : rulings;
    }

    /** What is wrong in this distribution, in the order of the file; none where it passes. */
    abstract Stream<Fault> faults(Distribution distribution);

    /** A text as JSON writes it; for ids and values of AWS's own, which need no escapes. */
    static String quoted(String text) {
        return '"' + text + '"';
    }

    private static List<Particular> particulars(List<Fault> faults) {
        return faults.stream().map(Fault::particular).toList();
    }
}
