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

/** The origin closes the connection after the hello, for a cause that no other rule is about. */
final class HandshakeClosed extends RefusalRule {
    HandshakeClosed() {
        super(new RuleInfo(
                "handshake-closed",
                Severity.BLOCK,
                "The origin closes the connection after the hello",
                new Basis(
                        Grade.INFERRED,
                        Sources.BAD_GATEWAY_AND_TIMEOUT + "; AWS does not say",
                        "A reset or a failed TLS handshake leads to 502, a silent drop to 504: concluded from "
                                + "both pages, which disagree about unreachable ports.")));
    }

    @Override
    boolean isAbout(Cause cause, Refusal refusal) {
        return refusal.hello() instanceof Answer.Closed && hasNoRuleOfItsOwn(cause);
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        return explained(address, refusal, "closes the connection after the hello")
                .orElseGet(() -> broken(
                        address,
                        refusal,
                        "the origin closes the connection after the hello",
                        "a ServerHello",
                        "Look for a firewall, an IP filter or a load balancer without a healthy target before the "
                                + "origin, and for a listener that expects the PROXY protocol, which CloudFront does not "
                                + "send."));
    }
}
