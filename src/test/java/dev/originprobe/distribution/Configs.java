package dev.originprobe.distribution;

import dev.originprobe.origin.IpAddressType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Distributions made by hand, for tests of what needs no file. */
public final class Configs {
    /** The managed origin request policy AllViewer. */
    public static final String ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";

    /** The managed origin request policy AllViewerExceptHostHeader. */
    public static final String EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

    /** The managed cache policy CachingDisabled. */
    public static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    /** The managed cache policy UseOriginCacheControlHeaders, which has Host. */
    public static final String ORIGIN_CONTROLS = "83da9c7e-98b4-4e11-a168-04f0df8e2c65";

    private final List<Setting<String>> aliases = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private final List<OriginGroup> groups = new ArrayList<>();
    private final List<Behavior> behaviors = new ArrayList<>();
    private final List<Setting<String>> partial = new ArrayList<>();
    private final List<Distribution.Misplaced> misplaced = new ArrayList<>();

    public Configs alias(String name) {
        aliases.add(set(name));
        return this;
    }

    public Configs custom(String id, String domainName, ProtocolPolicy policy) {
        return origin(id, OriginKind.CUSTOM, domainName, Setting.of(policy, at()));
    }

    public Configs origin(String id, OriginKind kind, String domainName, Setting<ProtocolPolicy> policy) {
        origins.add(new Origin(
                set(id),
                kind,
                set(domainName),
                new Origin.Custom(
                        absent(),
                        absent(),
                        policy,
                        Setting.of(List.of("TLSv1.2"), at()),
                        absent(),
                        absent(),
                        Setting.<IpAddressType>absent(at()),
                        absent()),
                absent(),
                absent(),
                absent(),
                at()));
        return this;
    }

    public Configs group(String id, String primary, String secondary, Integer... codes) {
        groups.add(new OriginGroup(
                set(id),
                Setting.of(List.of(set(primary), set(secondary)), at()),
                Setting.of(List.of(codes), at()),
                at()));
        return this;
    }

    /** A behavior with CachingDisabled; the pattern {@code default} is the default behavior's. */
    public Configs behavior(String pattern, String target, ViewerProtocolPolicy policy, String... requestPolicy) {
        return behavior(
                pattern,
                target,
                policy,
                set(CACHING_DISABLED),
                Arrays.stream(requestPolicy).findFirst().map(Configs::set).orElse(absent()),
                absent());
    }

    public Configs legacy(String pattern, String target, ViewerProtocolPolicy policy, String... headers) {
        return behavior(
                pattern, target, policy, absent(), absent(), Setting.of(new LinkedHashSet<>(List.of(headers)), at()));
    }

    public Configs behavior(
            String pattern,
            String target,
            ViewerProtocolPolicy policy,
            Setting<String> cachePolicy,
            Setting<String> requestPolicy,
            Setting<Set<String>> headers) {
        boolean isDefault = pattern.equals("default");
        behaviors.add(new Behavior(
                isDefault ? absent() : set(pattern),
                set(target),
                Setting.of(policy, at()),
                cachePolicy,
                requestPolicy,
                headers,
                List.of(),
                absent(),
                isDefault,
                at()));
        return this;
    }

    /** Changes the origin that was added last. */
    public Configs with(UnaryOperator<Origin> change) {
        origins.set(origins.size() - 1, change.apply(origins.get(origins.size() - 1)));
        return this;
    }

    /** Changes the behavior that was added last. */
    public Configs having(UnaryOperator<Behavior> change) {
        behaviors.set(behaviors.size() - 1, change.apply(behaviors.get(behaviors.size() - 1)));
        return this;
    }

    /** Something of it that cannot be worked out as a whole. */
    public Configs partial(String expression) {
        partial.add(Setting.unresolved(new Unresolved(expression, Optional.empty()), at()));
        return this;
    }

    public Configs misplaced(String name, String wanted) {
        misplaced.add(new Distribution.Misplaced(name, wanted, at()));
        return this;
    }

    public Distribution build() {
        return new Distribution(
                Dialect.API,
                Optional.of("E1"),
                Optional.of("d111111abcdef8.cloudfront.net"),
                aliases,
                origins,
                groups,
                behaviors,
                partial,
                misplaced,
                false,
                Policies.managed(),
                at());
    }

    public static Setting<String> set(String value) {
        return Setting.of(value, at());
    }

    public static <T> Setting<T> absent() {
        return Setting.absent(at());
    }

    public static Location at() {
        return new Location("config.json", 1, JsonPath.ROOT.member("Test"));
    }
}
