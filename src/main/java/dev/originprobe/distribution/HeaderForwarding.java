package dev.originprobe.distribution;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * HeadersConfig of a cache policy or an origin request policy.
 *
 * @param behavior HeaderBehavior: {@code none}, {@code whitelist}, {@code allViewer}, {@code allViewerAndWhitelistCloudFront}
 *     or {@code allExcept}
 * @param headers those that it lists, in lower case
 */
public record HeaderForwarding(String behavior, Set<String> headers) {
    public HeaderForwarding {
        headers =
                headers.stream().map(header -> header.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the viewer's Host header goes on to the origin. */
    public boolean forwardsHost() {
        return switch (behavior) {
            case "allViewer", "allViewerAndWhitelistCloudFront" -> true;
            case "whitelist" -> headers.contains("host");
            case "allExcept" -> !headers.contains("host");
            default -> false;
        };
    }
}
