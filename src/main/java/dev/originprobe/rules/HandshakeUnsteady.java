package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The same hello is refused at one time and answered at another: nothing in the hello is the cause. */
public final class HandshakeUnsteady extends AddressRule {
    public HandshakeUnsteady() {
        super(new RuleInfo(
                "handshake-unsteady",
                Severity.BLOCK,
                "The origin refuses the hello at one time and answers it at another",
                new Basis(
                        Grade.INFERRED,
                        "AWS does not say",
                        "CloudFront opens many connections to an origin: some would be refused and others answered, as "
                                + "ours were; which ones is not known.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return Refusal.at(evidence, address).filter(Refusal::isUnsteady).stream()
                .map(refusal -> Fault.undecided(
                        Particular.of(
                                address.endpoint(),
                                "the origin refuses the hello" + RefusalRule.how(refusal.hello())
                                        + ", and answers the same hello when it is sent again",
                                "the same answer to the same hello"),
                        "Give every server behind this address the same TLS configuration, and see whether one of them is "
                                + "overloaded, restarting or being deployed to."))
                .toList();
    }
}
