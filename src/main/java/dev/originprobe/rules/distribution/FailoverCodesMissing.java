package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A group that does not fail over when TLS fails. */
public final class FailoverCodesMissing extends ConfigRule {
    public FailoverCodesMissing() {
        super(
                new RuleInfo(
                        "failover-codes-missing",
                        Severity.RISK,
                        "The origin group does not fail over when the handshake fails",
                        new Basis(
                                Grade.INFERRED,
                                Sources.ORIGIN_FAILOVER,
                                "In substance: a failed connection fails over only with 503 among the codes, a time-out only with 504. A viewer sees 502 where TLS fails; whether that counts as 502 or as 503 AWS does not say, so both are advised.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.groups().stream()
                .filter(group -> group.statusCodes()
                        .value()
                        .filter(codes -> !codes.containsAll(List.of(502, 503)))
                        .isPresent())
                .map(group -> Fault.broken(
                        group.statusCodes().location(),
                        Optional.of(Stream.concat(
                                        group.statusCodes().value().orElseThrow().stream(), Stream.of(502, 503, 504))
                                .distinct()
                                .sorted()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ", "[", "]"))),
                        "origin group " + group.name() + ": "
                                + group.statusCodes().text(),
                        "502 and 503 among the codes, and 504 for time-outs",
                        "Add 502, 503 and 504 to the failover criteria of the group."));
    }
}
