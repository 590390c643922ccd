package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The origin accepts none of the offered cipher suites: see {@link Refusal} for how one cause is told from another. */
public final class CipherRefused extends AddressRule {
    public CipherRefused() {
        super(new RuleInfo(
                "cipher-refused",
                Severity.BLOCK,
                "The origin accepts none of the offered cipher suites",
                new Basis(
                        Grade.DOCUMENTED,
                        "Amazon CloudFront Developer Guide, Supported protocols and ciphers between "
                                + "CloudFront and the origin, 2020-09-03 to 2026-04-08",
                        "Your origin must support at least one of these ciphers.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        List<Fault> refused = Refusal.faults(evidence, address, Refusal.Cause.CIPHER);
        return refused.isEmpty() ? Dispute.ofSuite(evidence, address) : refused;
    }
}
