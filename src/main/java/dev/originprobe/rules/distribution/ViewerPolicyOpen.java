package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.ViewerProtocolPolicy;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Viewers may use HTTP, and CloudFront's own connection follows them. */
public final class ViewerPolicyOpen extends ConfigRule {
    public ViewerPolicyOpen() {
        super(new RuleInfo(
                "viewer-policy-open",
                Severity.RISK,
                "Viewers may ask over HTTP",
                Pages.httpsToOrigin(
                        "In substance: choose Match Viewer only if the viewer protocol policy is Redirect HTTP to HTTPS or HTTPS Only."),
                List.of(
                        "Security Hub CloudFront.3",
                        "Security Hub CloudFront.9",
                        "AWS Config cloudfront-traffic-to-origin-encrypted",
                        "prowler cloudfront_distributions_origin_traffic_encrypted")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .filter(behavior -> behavior.viewerProtocolPolicy().is(ViewerProtocolPolicy.ALLOW_ALL))
                .map(behavior -> Fault.broken(
                        behavior.viewerProtocolPolicy().location(),
                        Optional.of(quoted(ViewerProtocolPolicy.REDIRECT_TO_HTTPS.label())),
                        "behavior " + behavior.name() + ": allow-all" + followed(distribution, behavior),
                        "redirect-to-https or https-only",
                        "Set the viewer protocol policy to redirect-to-https; to keep HTTP for viewers and HTTPS to the origin, set "
                                + "the origin protocol policy to https-only."));
    }

    private static String followed(Distribution distribution, Behavior behavior) {
        String followers = distribution.targets(behavior).stream()
                .filter(origin -> origin.custom().protocolPolicy().is(ProtocolPolicy.MATCH_VIEWER))
                .map(Origin::name)
                .collect(Collectors.joining(", "));
        return followers.isEmpty() ? "" : ", and by match-viewer HTTP goes on to origin " + followers;
    }
}
