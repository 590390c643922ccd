package dev.originprobe.rules;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import java.util.List;
import java.util.Optional;

/** A rule about one kind of fault of the served certificates. */
abstract class CertificateRule extends ChainRule {
    private final ChainFault.Kind kind;

    CertificateRule(RuleInfo info, ChainFault.Kind kind) {
        super(info);
        this.kind = kind;
    }

    @Override
    final List<Fault> faults(Case evidence, AddressEvidence address) {
        return address.chain().stream()
                .flatMap(chain -> chain.faults().stream())
                .filter(fault -> fault.kind() == kind)
                .map(fault -> new Fault(
                        fault.decided(),
                        Particular.of(address.endpoint(), fault.index(), fault.seen(), fault.wanted()),
                        fault.remedy(),
                        Optional.empty()))
                .toList();
    }
}
