package dev.originprobe.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.Ruling;
import java.util.Arrays;
import java.util.OptionalInt;

/** Chains with faults of one kind, for the rules that each read one kind. */
final class ChainFaults {
    private ChainFaults() {}

    /** A chain with every fault but of this kind. */
    static Evidences allBut(ChainFault.Kind kind) {
        return new Evidences()
                .good()
                .chain(Evidences.chainOf(
                        Evidences.facts("origin.test"),
                        Arrays.stream(ChainFault.Kind.values())
                                .filter(other -> other != kind)
                                .map(other -> fault(other, true))
                                .toArray(ChainFault[]::new)));
    }

    static void assertBroken(Rule<Case> rule, ChainFault.Kind kind) {
        Judged judged = Judged.by(rule, with(fault(kind, true)));
        judged.isBroken("what was seen");
        Ruling.Broken broken = (Ruling.Broken) judged.rulings().get(0);
        assertEquals(OptionalInt.of(3), broken.particulars().get(0).certificate());
        assertEquals("the remedy", broken.remedy());
    }

    static void assertUndecided(Rule<Case> rule, ChainFault.Kind kind) {
        Judged.by(rule, with(fault(kind, false))).isUndecided("what was seen");
    }

    private static Evidences with(ChainFault fault) {
        return new Evidences().good().chain(Evidences.chainOf(Evidences.facts("origin.test"), fault));
    }

    private static ChainFault fault(ChainFault.Kind kind, boolean decided) {
        return new ChainFault(kind, 3, "what was seen", "what was wanted", decided, "the remedy");
    }
}
