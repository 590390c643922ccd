package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The origin accepts none of the offered key-exchange groups: see {@link Refusal} for how one cause is told from another. */
public final class GroupRefused extends AddressRule {
    public GroupRefused() {
        super(
                new RuleInfo(
                        "group-refused",
                        Severity.BLOCK,
                        "The origin accepts none of the offered key-exchange groups",
                        new Basis(
                                Grade.DOCUMENTED,
                                "Amazon CloudFront Developer Guide, Supported protocols and ciphers between "
                                        + "CloudFront and the origin, 2020-09-03 to 2026-04-08",
                                "In substance: CloudFront lists prime256v1, secp384r1 and X25519 for connections to the origin.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        List<Fault> refused = Refusal.faults(evidence, address, Refusal.Cause.GROUP);
        return refused.isEmpty() ? Dispute.ofGroup(evidence, address) : refused;
    }
}
