package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.distribution.Route;
import dev.originprobe.distribution.Routes;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A name of AWS's that no certificate of the user's can bear. */
public final class NameUncoverable extends ConfigRule {
    public NameUncoverable() {
        super(
                new RuleInfo(
                        "name-uncoverable",
                        Severity.BLOCK,
                        "No certificate can match the name that CloudFront expects",
                        Pages.guide(
                                "In substance: a certificate cannot be had for a name of Elastic Load Balancing; HTTPS to a load balancer needs the Host header forwarded and a certificate for that name, or a name of one's own as origin domain.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .flatMap(behavior -> new Routes(distribution, List.of()).from(behavior).stream())
                .filter(Route::https)
                .filter(route ->
                        route.viewerHost().isEmpty() && route.hostUnknown().isEmpty())
                .filter(route -> route.origin().kind() == OriginKind.CUSTOM)
                .filter(route -> route.origin()
                        .service()
                        .filter(OriginService::isUncoverable)
                        .isPresent())
                .map(route -> Fault.broken(
                        route.origin().domainName().location(),
                        Optional.of(quoted("origin.example.com")),
                        "behavior " + route.behavior().name() + " asks origin "
                                + route.origin().name() + " for HTTPS by the name "
                                + route.origin().domainName().text() + " of "
                                + route.origin()
                                        .service()
                                        .map(OriginService::phrase)
                                        .orElseThrow(),
                        "a name that the origin's certificate bears: one of your own as origin domain, or the viewer's Host",
                        "Make a DNS name of your own point to the origin, put it on the origin's certificate, and use it as the "
                                + "origin domain; or forward the viewer's Host (origin request policy AllViewer) and put that "
                                + "name on the certificate."))
                .distinct();
    }
}
