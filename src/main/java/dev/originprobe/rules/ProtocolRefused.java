package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The origin speaks none of the offered protocol versions: see {@link Refusal} for how one cause is told from another. */
public final class ProtocolRefused extends AddressRule {
    public ProtocolRefused() {
        super(new RuleInfo(
                "protocol-refused",
                Severity.BLOCK,
                "The origin speaks none of the offered protocol versions",
                new Basis(
                        Grade.DOCUMENTED,
                        "Amazon CloudFront Developer Guide, HTTP 502 status code (Bad Gateway), 2017-12-07 to "
                                + "2026-04-08",
                        "In substance: The origin does not respond with supported protocols or ciphers.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return Refusal.faults(evidence, address, Refusal.Cause.PROTOCOL);
    }
}
