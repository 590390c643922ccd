package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.Setting;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** HTTPS to an origin needs Origin SSL Protocols. */
public final class ProtocolsMissing extends ConfigRule {
    public ProtocolsMissing() {
        super(
                new RuleInfo(
                        "protocols-missing",
                        Severity.BLOCK,
                        "Origin SSL Protocols is missing or names a protocol that is none",
                        Pages.api(
                                "In substance: OriginSslProtocols is any of SSLv3, TLSv1, TLSv1.1 and TLSv1.2; where it is left out the API answers InvalidArgument, The parameter OriginSslProtocols is required (observed 2016 and 2026).")));
    }

    private static final Set<String> PROTOCOLS = Set.of("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2");

    private static final String TLS_1_2 = "[\"TLSv1.2\"]";

    private static final String REMEDY = "Set Origin SSL Protocols to TLSv1.2; TLS 1.3 comes with it by itself.";

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> origin.kind() == OriginKind.CUSTOM)
                .filter(origin -> !origin.custom().protocolPolicy().is(ProtocolPolicy.HTTP_ONLY))
                .flatMap(ProtocolsMissing::faults);
    }

    private static Stream<Fault> faults(Origin origin) {
        Setting<List<String>> protocols = origin.custom().sslProtocols();
        String wanted = "any of SSLv3, TLSv1, TLSv1.1, TLSv1.2";
        if (protocols.isAbsent()) {
            return Stream.of(Fault.undecided(
                    protocols.location(),
                    Optional.of(TLS_1_2),
                    "origin " + origin.name()
                            + ": no Origin SSL Protocols; templates may leave it out, the API does not take it",
                    wanted,
                    REMEDY));
        }
        List<String> written = protocols.value().orElse(List.of());
        if (protocols.value().isPresent() && written.isEmpty()) {
            return Stream.of(Fault.broken(
                    protocols.location(),
                    Optional.of(TLS_1_2),
                    "origin " + origin.name() + ": Origin SSL Protocols is empty",
                    wanted,
                    REMEDY));
        }
        return written.stream()
                .filter(protocol -> !PROTOCOLS.contains(protocol) && !protocol.equals(Tls13NotSelectable.TLS_1_3))
                .map(protocol -> Fault.broken(
                        protocols.location(),
                        Optional.of(TLS_1_2),
                        "origin " + origin.name() + ": " + protocol,
                        wanted,
                        REMEDY));
    }
}
