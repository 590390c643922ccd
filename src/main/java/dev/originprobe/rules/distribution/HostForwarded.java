package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.HostForwarding;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Host header that the origin does not expect. */
public final class HostForwarded extends ConfigRule {
    public HostForwarded() {
        super(
                new RuleInfo(
                        "host-forwarded",
                        Severity.NOTE,
                        "The forwarded Host decides what the origin answers",
                        Pages.guide(
                                "In substance: where the Host header is forwarded it is the server name of the handshake, and the certificate may bear it or the origin domain; API Gateway and Lambda function URLs expect their own name, and answer 403 to another.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .filter(behavior ->
                        distribution.policies().hostForwarding(behavior) instanceof HostForwarding.Forwarded)
                .flatMap(behavior -> distribution.targets(behavior).stream()
                        .filter(origin -> origin.kind() != OriginKind.S3)
                        .map(origin -> fault(distribution, behavior, origin)));
    }

    private static Fault fault(Distribution distribution, Behavior behavior, Origin origin) {
        HostForwarding.Forwarded forwarded =
                (HostForwarding.Forwarded) distribution.policies().hostForwarding(behavior);
        String seen = "behavior " + behavior.name() + " forwards the viewer's Host to origin " + origin.name() + " by "
                + forwarded.by();
        boolean ownNameAlone = origin.service()
                .filter(Set.of(OriginService.API_GATEWAY, OriginService.FUNCTION_URL)::contains)
                .isPresent();
        return ownNameAlone
                ? Fault.broken(
                        forwarded.location(),
                        Optional.of(quoted("b689b0a8-53d0-40ab-baf2-68738e2966ac")),
                        seen + ", which answers 403 to it",
                        "the origin request policy AllViewerExceptHostHeader",
                        "Use the managed origin request policy AllViewerExceptHostHeader, and no cache policy with Host.")
                : Fault.broken(
                        forwarded.location(),
                        Optional.empty(),
                        seen,
                        "a certificate for every name by which viewers ask, or for the origin domain",
                        "Put the names by which viewers ask on the origin's certificate.");
    }
}
