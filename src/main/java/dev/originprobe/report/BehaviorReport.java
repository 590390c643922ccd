package dev.originprobe.report;

import dev.originprobe.distribution.Behavior;
import java.util.List;

/**
 * The {@code behavior} object of the report.
 *
 * @param pathPattern {@code *} for the default behavior, which is the last
 * @param isDefault whether it takes what no other takes
 * @param viewerProtocolPolicy {@code allow-all}, {@code https-only}, {@code redirect-to-https}, or an expression
 * @param targetOriginId of an origin or of a group, or an expression
 * @param routes to the origin, or to the members of the group in order
 */
public record BehaviorReport(
        String pathPattern,
        boolean isDefault,
        String viewerProtocolPolicy,
        String targetOriginId,
        List<RouteReport> routes) {
    public BehaviorReport {
        routes = List.copyOf(routes);
    }

    /** What is reported of a behavior. */
    public static BehaviorReport of(Behavior behavior, List<RouteReport> routes) {
        return new BehaviorReport(
                behavior.isDefault() ? "*" : behavior.pathPattern().text(),
                behavior.isDefault(),
                behavior.viewerProtocolPolicy().text(),
                behavior.targetOriginId().text(),
                routes);
    }
}
