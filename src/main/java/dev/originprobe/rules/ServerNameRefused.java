package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** The origin refuses the server name (SNI). */
final class ServerNameRefused extends RefusalRule {
    ServerNameRefused() {
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
    boolean isAbout(Cause cause, Refusal refusal) {
        return cause == Cause.SERVER_NAME;
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        return broken(
                address,
                refusal,
                "the origin refuses the server name "
                        + refusal.offer().serverName().orElse("(none)"),
                "a certificate for that name",
                "Serve a certificate for that name, or do not forward the Host header.");
    }
}
