package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The origin closes the connection after the hello: see {@link Refusal} for how one cause is told from another. */
public final class HandshakeClosed extends AddressRule {
    public HandshakeClosed() {
        super(new RuleInfo(
                "handshake-closed",
                Severity.BLOCK,
                "The origin closes the connection after the hello",
                new Basis(
                        Grade.INFERRED,
                        "Amazon CloudFront Developer Guide, HTTP 502 and 504 status codes, 2026-04-08; "
                                + "AWS does not say",
                        "A reset or a failed TLS handshake leads to 502, a silent drop to 504: concluded from "
                                + "both pages, which disagree about unreachable ports.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return Refusal.faults(evidence, address, Refusal.Cause.CLOSED);
    }
}
