package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An origin that gets plain HTTP. */
public final class HttpOnly extends ConfigRule {
    public HttpOnly() {
        super(new RuleInfo(
                "http-only",
                Severity.RISK,
                "CloudFront asks this origin over plain HTTP",
                Pages.httpsToOrigin(
                        "In substance: with HTTP Only CloudFront uses only HTTP to access the custom origin; gRPC needs HTTPS to the origin."),
                List.of(
                        "Security Hub CloudFront.9",
                        "AWS Config cloudfront-traffic-to-origin-encrypted",
                        "prowler cloudfront_distributions_origin_traffic_encrypted",
                        "cloudsploit cloudfrontCustomOriginHttpsOnly")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> origin.protocolPolicy()
                        .filter(ProtocolPolicy.HTTP_ONLY::equals)
                        .isPresent())
                .filter(origin -> !distribution.reaching(origin).isEmpty())
                .map(
                        origin -> Fault.broken(
                                origin.custom().protocolPolicy().location(),
                                Optional.of(quoted(ProtocolPolicy.HTTPS_ONLY.label())),
                                "origin " + origin.name() + ": http-only"
                                        + (distribution.reaching(origin).stream()
                                                        .anyMatch(behavior ->
                                                                behavior.grpc().is(true))
                                                ? ", and gRPC needs HTTPS"
                                                : ""),
                                ProtocolPolicy.HTTPS_ONLY.label(),
                                origin.service()
                                                .filter(OriginService.S3_WEBSITE::equals)
                                                .isPresent()
                                        ? "A website endpoint has no HTTPS: use the bucket's own domain name with origin access control."
                                        : "Install a certificate on the origin, check it with originprobe check, then set https-only."));
    }
}
