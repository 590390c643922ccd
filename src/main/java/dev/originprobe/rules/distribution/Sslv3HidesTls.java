package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SSLv3 among the protocols keeps TLS out. */
public final class Sslv3HidesTls extends ConfigRule {
    public Sslv3HidesTls() {
        super(new RuleInfo(
                "sslv3-hides-tls",
                Severity.RISK,
                "With SSLv3 among its protocols an origin is never asked for TLS",
                Pages.httpsToOrigin("When you choose SSLv3, CloudFront only sends SSLv3 handshake requests."),
                List.of(
                        "Security Hub CloudFront.10",
                        "AWS Config cloudfront-no-deprecated-ssl-protocols",
                        "cloudsploit cloudfrontOriginTlsVersion")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> !origin.custom().protocolPolicy().is(ProtocolPolicy.HTTP_ONLY))
                .filter(origin -> origin.custom()
                        .sslProtocols()
                        .value()
                        .filter(list -> list.contains("SSLv3"))
                        .isPresent())
                .map(origin -> Fault.broken(
                        origin.custom().sslProtocols().location(),
                        Optional.of("[\"TLSv1.2\"]"),
                        "origin " + origin.name() + ": "
                                + String.join(
                                        ", ",
                                        origin.custom().sslProtocols().value().orElseThrow()),
                        "protocols without SSLv3",
                        "Set Origin SSL Protocols to TLSv1.2, unless the origin has nothing newer than SSLv3."));
    }
}
