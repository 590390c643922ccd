package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.Routes;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An S3 website endpoint speaks no TLS. */
public final class WebsiteEndpointHttps extends ConfigRule {
    public WebsiteEndpointHttps() {
        super(new RuleInfo(
                "website-endpoint-https",
                Severity.BLOCK,
                "An S3 website endpoint is asked for HTTPS",
                Pages.guide(
                        "In substance: an S3 website endpoint is a custom origin that speaks HTTP on port 80 alone.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> origin.service()
                        .filter(OriginService.S3_WEBSITE::equals)
                        .isPresent())
                .flatMap(origin -> fault(distribution, origin).stream());
    }

    private static Optional<Fault> fault(Distribution distribution, Origin origin) {
        String wanted = ProtocolPolicy.HTTP_ONLY.label() + ", or the bucket itself as an S3 origin";
        String remedy =
                "Use the bucket's own domain name (BUCKET.s3.REGION.amazonaws.com) with origin access control, which "
                        + "CloudFront reaches over HTTPS; or where the website's redirects and index documents are needed, set "
                        + "http-only.";
        if (origin.kind() == OriginKind.S3) {
            return Optional.of(Fault.undecided(
                    origin.domainName().location(),
                    Optional.empty(),
                    "origin " + origin.name() + ": a website endpoint as an S3 origin",
                    wanted,
                    remedy));
        }
        boolean overHttps = distribution.reaching(origin).stream()
                .flatMap(behavior -> new Routes(distribution, List.of()).from(behavior).stream())
                .anyMatch(route -> route.https() && route.origin().equals(origin));
        return overHttps
                ? Optional.of(Fault.broken(
                        origin.custom().protocolPolicy().location(),
                        Optional.of(quoted(ProtocolPolicy.HTTP_ONLY.label())),
                        "origin " + origin.name() + ": "
                                + origin.custom().protocolPolicy().text() + " to "
                                + origin.domainName().text(),
                        wanted,
                        remedy))
                : Optional.empty();
    }
}
