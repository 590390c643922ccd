package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.ViewerProtocolPolicy;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** One cached object answers HTTP and HTTPS. */
public final class CachedOnce extends ConfigRule {
    public CachedOnce() {
        super(
                new RuleInfo(
                        "cached-once",
                        Severity.NOTE,
                        "One cached object answers HTTP and HTTPS alike",
                        Pages.httpsToOrigin(
                                "In substance: with Match Viewer CloudFront caches an object only once, even if viewers ask for it over both HTTP and HTTPS.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .filter(behavior -> behavior.viewerProtocolPolicy().is(ViewerProtocolPolicy.ALLOW_ALL))
                .filter(behavior -> distribution.targets(behavior).stream()
                        .anyMatch(origin -> origin.custom().protocolPolicy().is(ProtocolPolicy.MATCH_VIEWER)))
                .map(behavior -> Fault.broken(
                        behavior.viewerProtocolPolicy().location(),
                        Optional.of(quoted(ViewerProtocolPolicy.REDIRECT_TO_HTTPS.label())),
                        "behavior " + behavior.name() + ": what was fetched over HTTP also answers HTTPS",
                        "redirect-to-https or https-only, or https-only to the origin",
                        "Where what comes over HTTP must not be shown over HTTPS, set redirect-to-https."));
    }
}
