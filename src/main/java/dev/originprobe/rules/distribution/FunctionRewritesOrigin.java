package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** Code that may send a request elsewhere. */
public final class FunctionRewritesOrigin extends ConfigRule {
    public FunctionRewritesOrigin() {
        super(
                new RuleInfo(
                        "function-rewrites-origin",
                        Severity.BLOCK,
                        "A function may change the Host header or the origin",
                        Pages.guide(
                                "In substance: a CloudFront Function on viewer requests and a Lambda@Edge function on origin requests can set the Host header or choose another origin; the configuration does not say what they do.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .flatMap(behavior -> behavior.rewriters().stream()
                        .map(rewriter -> Fault.undecided(
                                rewriter.location(),
                                Optional.empty(),
                                "behavior " + behavior.name() + " runs " + rewriter.arn() + " on "
                                        + rewriter.eventType(),
                                rewriter.changesOrigin()
                                        ? "a function that leaves Host and origin as they are"
                                        : "a function that leaves Host as it is",
                                "Read the function. Where it sets Host or an origin, check that origin by itself: originprobe "
                                        + "check ORIGIN --forwarded-host HOST.")));
    }
}
