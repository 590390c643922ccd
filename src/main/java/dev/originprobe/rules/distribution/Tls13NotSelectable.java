package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** TLS 1.3 is no value of the setting. */
public final class Tls13NotSelectable extends ConfigRule {
    public Tls13NotSelectable() {
        super(
                new RuleInfo(
                        "tls13-not-selectable",
                        Severity.RISK,
                        "TLSv1.3 cannot be chosen for an origin",
                        new Basis(
                                Grade.OBSERVED,
                                Sources.API_ANSWERS,
                                "In substance: Member must satisfy enum value set: [SSLv3, TLSv1, TLSv1.1, TLSv1.2]. TLS 1.3 is offered by itself since 2025-11-20, whatever the setting.")));
    }
    /** As people write it, and AWS does not take it. */
    static final String TLS_1_3 = "TLSv1.3";

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> origin.custom()
                        .sslProtocols()
                        .value()
                        .filter(list -> list.contains(TLS_1_3))
                        .isPresent())
                .map(origin -> Fault.broken(
                        origin.custom().sslProtocols().location(),
                        Optional.of("[\"TLSv1.2\"]"),
                        "origin " + origin.name() + ": "
                                + String.join(
                                        ", ",
                                        origin.custom().sslProtocols().value().orElseThrow()),
                        "TLSv1.2, with which TLS 1.3 comes by itself",
                        "Set Origin SSL Protocols to TLSv1.2: CloudFront offers TLS 1.3 beside it."));
    }
}
