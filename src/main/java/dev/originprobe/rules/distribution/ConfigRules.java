package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.verdict.Rule;
import java.util.List;

/** The one list of the rules about a distribution's configuration. */
public final class ConfigRules {
    private static final List<Rule<Distribution>> ALL = List.of(
            new OriginMissing(),
            new SettingMisplaced(),
            new OriginRetired(),
            new OriginIsAddress(),
            new PortNotAllowed(),
            new TimeoutOutOfRange(),
            new ProtocolsMissing(),
            new WebsiteEndpointHttps(),
            new NameUncoverable(),
            new ValueUnresolved(),
            new PolicyUnknown(),
            new FunctionRewritesOrigin(),
            new HttpOnly(),
            new ViewerPolicyOpen(),
            new Sslv3HidesTls(),
            new Tls13NotSelectable(),
            new PatternShadowed(),
            new PatternDuplicate(),
            new FailoverCodesMissing(),
            new CachedOnce(),
            new HostForwarded(),
            new VpcOrigin(),
            new OriginUnused());

    private ConfigRules() {}

    /** All of them, in the catalogue's order: what keeps a configuration from working first. */
    public static List<Rule<Distribution>> all() {
        return ALL;
    }
}
