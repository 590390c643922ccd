package dev.originprobe.rules;

import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.ViewerStatus;
import java.util.List;

/** The TCP connection was refused from here; CloudFront may come another way. */
final class ConnectionRefused extends AddressRule {
    ConnectionRefused() {
        super(new RuleInfo(
                        "connection-refused",
                        Severity.BLOCK,
                        "The origin refuses the connection",
                        new Basis(
                                Grade.DOCUMENTED,
                                Sources.BAD_GATEWAY,
                                "In substance: The origin does not respond on the configured ports, a firewall rejects CloudFront, "
                                        + "or the web server is not running."))
                .leadingTo(ViewerStatus.BAD_GATEWAY));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return DecidingExchanges.unreachable(address, Cause.REFUSED).stream()
                .map(unreachable -> Fault.undecided(
                        Particular.of(address.endpoint(), unreachable.detail(), "a TCP connection"),
                        "Start the web server, open the port to CloudFront's addresses, and try from a "
                                + "network that may reach it."))
                .toList();
    }
}
