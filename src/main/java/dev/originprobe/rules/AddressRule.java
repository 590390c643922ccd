package dev.originprobe.rules;

import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule that every address is held to on its own. */
abstract class AddressRule implements Rule<Case> {
    private final RuleInfo info;

    AddressRule(RuleInfo info) {
        this.info = info;
    }

    /**
     * A fault at one address: broken, or where not even that is known, undecided.
     *
     * @param basis what an undecided one rests on; empty for what the rule rests on
     */
    record Fault(boolean broken, Particular particular, String remedy, Optional<Basis> basis) {
        static Fault broken(Particular particular, String remedy) {
            return new Fault(true, particular, remedy, Optional.empty());
        }

        static Fault undecided(Particular particular, String remedy) {
            return new Fault(false, particular, remedy, Optional.empty());
        }

        Fault restingOn(Basis other) {
            return new Fault(broken, particular, remedy, Optional.of(other));
        }
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final List<Ruling> judge(Case evidence) {
        List<Fault> faults = evidence.addresses().stream()
                .flatMap(address -> faults(evidence, address).stream())
                .toList();
        List<Ruling> rulings = new ArrayList<>();
        List<Fault> broken = faults.stream().filter(Fault::broken).toList();
        if (!broken.isEmpty()) {
            rulings.add(new Ruling.Broken(particulars(broken), broken.get(0).remedy()));
        }
        faults.stream()
                .filter(fault -> !fault.broken())
                .collect(Collectors.groupingBy(Fault::basis, LinkedHashMap::new, Collectors.toList()))
                .forEach((basis, alike) -> rulings.add(
                        new Ruling.Undecided(particulars(alike), alike.get(0).remedy(), basis)));
        if (rulings.isEmpty()) {
            rulings.add(
                    evidence.addresses().stream().anyMatch(address -> applies(evidence, address))
                            ? new Ruling.Pass()
                            : new Ruling.NotApplicable());
        }
        return rulings;
    }

    /** What is wrong at this address; none where it passes, or where the rule does not apply. */
    abstract List<Fault> faults(Case evidence, AddressEvidence address);

    /** Whether there is evidence that this rule is about. */
    boolean applies(Case evidence, AddressEvidence address) {
        return !address.exchanges().isEmpty();
    }

    private static List<Particular> particulars(List<Fault> faults) {
        return faults.stream().map(Fault::particular).toList();
    }
}
