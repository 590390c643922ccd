package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The origin refuses the server name (SNI): see {@link Refusal} for how one cause is told from another. */
public final class ServerNameRefused extends AddressRule {
    public ServerNameRefused() {
        super(new RuleInfo(
                "server-name-refused",
                Severity.BLOCK,
                "The origin refuses the server name (SNI)",
                new Basis(
                        Grade.OBSERVED,
                        "openrung PR 58, 2026-07-13; caddyserver/caddy issue 7445, 2026-01-21",
                        "In substance: With the viewer Host forwarded CloudFront sends it as SNI; an origin without a "
                                + "certificate for it refused, and CloudFront answered 502.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return Refusal.faults(evidence, address, Refusal.Cause.SERVER_NAME);
    }
}
