package dev.originprobe.rules;

import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule about the certificates alone, which a bundle that is not served yet can be held to as well. Every chain that a
 * connection was shown is held to it: CloudFront may meet any of the servers behind an address.
 */
abstract class ChainRule extends AddressRule {
    ChainRule(RuleInfo info) {
        super(info);
    }

    @Override
    final boolean applies(Case evidence, AddressEvidence address) {
        return address.chain().isPresent();
    }

    /** What is wrong with the chain of this address; none where it passes, or where there is none. */
    abstract List<Fault> faultsOfChain(Case evidence, AddressEvidence address);

    @Override
    final List<Fault> faults(Case evidence, AddressEvidence address) {
        List<Fault> faults = new ArrayList<>(faultsOfChain(evidence, address));
        List<String> known =
                faults.stream().map(fault -> fault.particular().seen()).toList();
        for (ChainJudgement other : address.otherChains()) {
            faultsOfChain(evidence, address.with(other)).stream()
                    .filter(fault -> !known.contains(fault.particular().seen()))
                    .map(fault -> onAnotherConnection(address, other, fault))
                    .forEach(faults::add);
        }
        return faults;
    }

    /** The report lists the certificates of the first chain: of another one no position can be given. */
    private static Fault onAnotherConnection(AddressEvidence address, ChainJudgement other, Fault fault) {
        String first = address.chain().map(ChainRule::leaf).orElse("no certificate");
        Particular particular = Particular.of(
                address.endpoint(),
                "served on one connection " + first + ", and on another " + leaf(other) + ", of which: "
                        + fault.particular().seen(),
                fault.particular().wanted());
        return new Fault(
                fault.broken(),
                particular,
                fault.remedy() + " Give every server behind this address the same certificates.",
                fault.basis());
    }

    private static String leaf(ChainJudgement chain) {
        return Names.shown(chain.leaf(), chain.served().size());
    }
}
