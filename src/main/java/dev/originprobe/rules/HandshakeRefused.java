package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** The origin refuses the hello with an alert, for a cause that no other rule is about. */
final class HandshakeRefused extends RefusalRule {
    HandshakeRefused() {
        super(new RuleInfo(
                "handshake-refused",
                Severity.BLOCK,
                "The origin refuses the hello with an alert",
                new Basis(
                        Grade.INFERRED,
                        Sources.BAD_GATEWAY + "; AWS does not say",
                        "Concluded from: the origin does not respond with supported protocols or ciphers. AWS "
                                + "does not list alerts.")));
    }

    @Override
    boolean isAbout(Cause cause, Refusal refusal) {
        return !(refusal.hello() instanceof Answer.Closed) && hasNoRuleOfItsOwn(cause);
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        return explained(address, refusal, "refuses the hello")
                .orElseGet(() -> broken(
                        address,
                        refusal,
                        "the origin refuses the hello",
                        "a ServerHello",
                        "Look into the origin's TLS log: it refuses what profile "
                                + evidence.profile().name() + " offers."));
    }
}
