package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.origin.HostName;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import java.util.List;

/**
 * An origin is named, not numbered. A literal of loopback is this machine's own: a server that is tried before it has a
 * name, which nobody takes for an origin.
 */
public final class HostIsAddress implements Rule<Case> {
    /** Of the rule about a distribution's configuration too: it is the same mistake, seen earlier. */
    public static final RuleInfo INFO = new RuleInfo(
            "host-is-address",
            Severity.BLOCK,
            "An origin cannot be an IP address",
            new Basis(
                    Grade.DOCUMENTED,
                    Sources.ORIGIN_SETTINGS,
                    "In substance: The origin domain is a DNS name that resolves publicly."));

    /** What to do about it, wherever it was seen. */
    public static final String REMEDY =
            "Give the address a name in the public DNS, and make that the origin domain; the certificate must bear it.";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Ruling> judge(Case evidence) {
        HostName host = evidence.target().host();
        return host.isAddress() && !isLoopback(host.ascii())
                ? List.of(new Ruling.Broken(List.of(Particular.of(host.ascii(), "a DNS name")), REMEDY))
                : List.of(new Ruling.Pass());
    }

    private static boolean isLoopback(String literal) {
        return literal.startsWith("127.") || literal.equals("::1");
    }
}
