package dev.originprobe.distribution;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A cache behavior: what happens to requests whose path matches its pattern.
 *
 * @param pathPattern absent for the default behavior, which takes what no other takes
 * @param targetOriginId the id of an origin or of a group
 * @param cachePolicyId absent where none is associated
 * @param originRequestPolicyId absent where none is associated
 * @param legacyHeaders ForwardedValues.Headers in lower case; absent where there is no ForwardedValues
 * @param rewriters functions that run before CloudFront connects to the origin
 * @param grpc GrpcConfig.Enabled
 * @param location where it is written
 */
public record Behavior(
        Setting<String> pathPattern,
        Setting<String> targetOriginId,
        Setting<ViewerProtocolPolicy> viewerProtocolPolicy,
        Setting<String> cachePolicyId,
        Setting<String> originRequestPolicyId,
        Setting<Set<String>> legacyHeaders,
        List<Rewriter> rewriters,
        Setting<Boolean> grpc,
        boolean isDefault,
        Location location) {
    public Behavior {
        rewriters = List.copyOf(rewriters);
    }

    /**
     * A CloudFront Function or a Lambda@Edge function.
     *
     * @param arn its name
     * @param eventType {@code viewer-request}, {@code origin-request}
     * @param changesOrigin whether it may choose another origin; what it surely may is to set the Host header
     * @param location where it is written
     */
    public record Rewriter(String arn, String eventType, boolean changesOrigin, Location location) {}

    /** For people: the pattern, or {@code default (*)}. */
    public String name() {
        return isDefault ? "default (*)" : pathPattern.text();
    }

    /** The pattern; the default behavior's is {@code *}. Empty where it cannot be worked out. */
    public Optional<PathPattern> pattern() {
        return isDefault ? Optional.of(PathPattern.ALL) : pathPattern.value().map(PathPattern::of);
    }
}
