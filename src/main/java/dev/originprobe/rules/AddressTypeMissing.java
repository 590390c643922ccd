package dev.originprobe.rules;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The name exists and has no A or AAAA record, as the IP address type wants. */
final class AddressTypeMissing implements Rule<Case> {
    private static final RuleInfo INFO = new RuleInfo(
            "address-type-missing",
            Severity.BLOCK,
            "The name has no address of the chosen type",
            new Basis(
                    Grade.DOCUMENTED,
                    Sources.IP_ADDRESS_TYPE,
                    "In substance: With the IP address type ipv6 the origin must have AAAA records; the default is "
                            + "ipv4."));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Ruling> judge(Case evidence) {
        if (!(evidence.evidence().resolution() instanceof Resolution.NoneOfType)) {
            return List.of(new Ruling.Pass());
        }
        IpAddressType type = evidence.target().settings().ipAddressType();
        return List.of(new Ruling.Undecided(
                List.of(Particular.of("no such address", wanted(type))),
                "Add the record, or choose another IP address type for the origin."));
    }

    private static String wanted(IpAddressType type) {
        return switch (type) {
            case IPV4 -> "an A record";
            case IPV6 -> "an AAAA record";
            case DUALSTACK -> "an A or AAAA record";
        };
    }
}
