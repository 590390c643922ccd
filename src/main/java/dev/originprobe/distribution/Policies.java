package dev.originprobe.distribution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cache policies and origin request policies whose contents are known.
 *
 * @param cache by id
 * @param originRequest by id
 */
public record Policies(Map<String, Named> cache, Map<String, Named> originRequest) {
    /** A policy's name, and what it says of headers. */
    public record Named(String name, HeaderForwarding headers) {}

    public Policies {
        cache = Map.copyOf(cache);
        originRequest = Map.copyOf(originRequest);
    }

    /**
     * Those that AWS manages, with whether Host is among their headers (Developer Guide, "Use managed cache policies" and
     * "Use managed origin request policies", 2026-04-08).
     */
    public static Policies managed() {
        return new Policies(
                Map.of(
                        "2e54312d-136d-493c-8eb9-b001f22f67d2", named("Amplify", true),
                        "83da9c7e-98b4-4e11-a168-04f0df8e2c65", named("UseOriginCacheControlHeaders", true),
                        "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
                                named("UseOriginCacheControlHeaders-QueryStrings", true),
                        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", named("CachingDisabled", false),
                        "658327ea-f89d-4fab-a63d-7e88639e58f6", named("CachingOptimized", false),
                        "b2884449-e4de-46a7-ac36-70bc7f1ddd6d", named("CachingOptimizedForUncompressedObjects", false),
                        "08627262-05a9-4f76-9ded-b50ca2e3a84f", named("Elemental-MediaPackage", false)),
                Map.of(
                        "216adef6-5c7f-47e4-b989-5492eafa07d3", named("AllViewer", true),
                        "33f36d7e-f396-46d9-90e0-52428a34d9dc", named("AllViewerAndCloudFrontHeaders-2022-06", true),
                        "b689b0a8-53d0-40ab-baf2-68738e2966ac", named("AllViewerExceptHostHeader", false),
                        "59781a5b-3903-41f3-afcb-af62929ccde1", named("CORS-CustomOrigin", false),
                        "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", named("CORS-S3Origin", false),
                        "775133bc-15f2-49f9-abea-afb2e0bf67d2",
                                named("Elemental-MediaTailor-PersonalizedManifests", false),
                        "bf0718e1-ba1e-49d1-88b1-f726733018ae", named("HostHeaderOnly", true),
                        "acba4595-bd28-49b8-b9fe-13317c0390fa", named("UserAgentRefererHeaders", false)));
    }

    /** None. */
    public static Policies none() {
        return new Policies(Map.of(), Map.of());
    }

    /** These and others; of two of one id the other's. */
    public Policies and(Policies others) {
        Map<String, Named> allCache = new HashMap<>(cache);
        allCache.putAll(others.cache);
        Map<String, Named> allOriginRequest = new HashMap<>(originRequest);
        allOriginRequest.putAll(others.originRequest);
        return new Policies(allCache, allOriginRequest);
    }

    /**
     * Whether a behavior forwards the viewer's Host header to its origin.
     *
     * <p>A header that the cache policy lists is forwarded even where the origin request policy leaves it out.
     */
    public HostForwarding hostForwarding(Behavior behavior) {
        Setting<Set<String>> legacy = behavior.legacyHeaders();
        if (legacy.value()
                .filter(headers -> headers.contains("host") || headers.contains("*"))
                .isPresent()) {
            return new HostForwarding.Forwarded("ForwardedValues.Headers", legacy.location());
        }
        HostForwarding byCache = of(behavior.cachePolicyId(), cache, "cache policy");
        HostForwarding byRequest = of(behavior.originRequestPolicyId(), originRequest, "origin request policy");
        if (byCache instanceof HostForwarding.Forwarded) {
            return byCache;
        }
        if (byRequest instanceof HostForwarding.Forwarded) {
            return byRequest;
        }
        if (legacy.unresolved().isPresent()) {
            return new HostForwarding.Unknown("ForwardedValues.Headers " + legacy.text(), legacy.location());
        }
        return byCache instanceof HostForwarding.Unknown ? byCache : byRequest;
    }

    private static HostForwarding of(Setting<String> id, Map<String, Named> known, String what) {
        if (id.isAbsent()) {
            return new HostForwarding.Withheld();
        }
        Optional<Named> policy = id.value().map(known::get);
        if (policy.isEmpty()) {
            return new HostForwarding.Unknown(what + " " + id.text(), id.location());
        }
        return policy.get().headers().forwardsHost()
                ? new HostForwarding.Forwarded(what + " " + policy.get().name(), id.location())
                : new HostForwarding.Withheld();
    }

    private static Named named(String name, boolean withHost) {
        return new Named(
                name,
                withHost ? new HeaderForwarding("whitelist", Set.of("host")) : new HeaderForwarding("none", Set.of()));
    }
}
