package dev.originprobe.rules;

import dev.originprobe.rules.AddressRule.Fault;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import java.util.Arrays;
import java.util.List;

/** Whether an address refused the profile's hello, for whichever cause. */
final class Refused {
    private Refused() {}

    /** The fault of its one cause; none where it did not refuse. */
    static List<Fault> by(Case evidence, AddressEvidence address) {
        return Arrays.stream(Refusal.Cause.values())
                .flatMap(cause -> Refusal.faults(evidence, address, cause).stream())
                .toList();
    }
}
