package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
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

/** No TCP connection came about within the time allowed, no route leads there, or a proxy on this side made none. */
final class ConnectionTimedOut extends AddressRule {
    private static final Basis PROXY = new Basis(
            Grade.INFERRED,
            "the proxy is on this side; AWS says nothing of it",
            "CloudFront does not come through this proxy: what the proxy says tells nothing of what CloudFront would "
                    + "meet.");

    ConnectionTimedOut() {
        super(new RuleInfo(
                        "connection-timed-out",
                        Severity.BLOCK,
                        "The origin cannot be reached",
                        new Basis(
                                Grade.DOCUMENTED,
                                Sources.GATEWAY_TIMEOUT,
                                "In substance: The origin did not answer in time; a firewall or security group blocks CloudFront, "
                                        + "or the origin is not reachable on the internet."))
                .leadingTo(ViewerStatus.GATEWAY_TIMEOUT));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return DecidingExchanges.unreachable(address, Cause.TIMED_OUT, Cause.NO_ROUTE, Cause.PROXY).stream()
                .map(unreachable -> fault(address, unreachable))
                .toList();
    }

    private static Fault fault(AddressEvidence address, Answer.Unreachable unreachable) {
        return unreachable.cause() == Cause.PROXY
                ? undecided(
                                address,
                                unreachable,
                                "a connection through the proxy",
                                "Look at the proxy first: what it says is nothing that CloudFront would meet.")
                        .restingOn(PROXY)
                : undecided(
                        address,
                        unreachable,
                        "a TCP connection within the connection timeout",
                        "Open the port to CloudFront's addresses in firewall and security group, and try from "
                                + "a network that may reach it.");
    }

    private static Fault undecided(
            AddressEvidence address, Answer.Unreachable unreachable, String wanted, String remedy) {
        return Fault.undecided(
                Particular.of(address.endpoint(), "no connection: " + unreachable.detail(), wanted), remedy);
    }
}
