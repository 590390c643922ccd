package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The origin refuses the hello with an alert: see {@link Refusal} for how one cause is told from another. */
public final class HandshakeRefused extends AddressRule {
    public HandshakeRefused() {
        super(new RuleInfo(
                "handshake-refused",
                Severity.BLOCK,
                "The origin refuses the hello with an alert",
                new Basis(
                        Grade.INFERRED,
                        "Amazon CloudFront Developer Guide, HTTP 502 status code (Bad Gateway), 2017-12-07 to "
                                + "2026-04-08; AWS does not say",
                        "Concluded from: the origin does not respond with supported protocols or ciphers. AWS "
                                + "does not list alerts.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return Refusal.faults(evidence, address, Refusal.Cause.OTHER);
    }
}
