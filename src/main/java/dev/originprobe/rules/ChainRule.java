package dev.originprobe.rules;

import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;

/** A rule about the certificates alone, which a bundle that is not served yet can be held to as well. */
abstract class ChainRule extends AddressRule {
    ChainRule(RuleInfo info) {
        super(info);
    }

    @Override
    final boolean applies(Case evidence, AddressEvidence address) {
        return address.chain().isPresent();
    }
}
