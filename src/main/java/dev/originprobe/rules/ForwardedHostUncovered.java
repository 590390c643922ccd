package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.origin.Target;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** AWS's documents disagree about a certificate that matches the origin domain alone. */
final class ForwardedHostUncovered extends ChainRule {
    ForwardedHostUncovered() {
        super(new RuleInfo(
                "forwarded-host-uncovered",
                Severity.RISK,
                "The certificate covers the origin domain but not the forwarded Host",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.ORIGIN_SETTINGS,
                        "In substance: With an origin request policy that forwards the viewer Host header, the origin must "
                                + "respond with a certificate that matches the viewer Host header; the 502 page says "
                                + "either name will do.")));
    }

    @Override
    List<Fault> faultsOfChain(Case evidence, AddressEvidence address) {
        Target target = evidence.target();
        return target.settings().forwardedHost().stream()
                .flatMap(forwarded -> Names.leaf(address).stream()
                        .filter(leaf -> Names.covers(leaf, target.host()) && !Names.covers(leaf, forwarded))
                        .map(leaf -> Fault.broken(
                                Particular.of(address.endpoint(), 0, Names.presented(leaf), forwarded.ascii()),
                                "Serve a certificate for the forwarded Host too, or do not forward the Host header.")))
                .toList();
    }
}
