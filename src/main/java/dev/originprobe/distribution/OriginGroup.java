package dev.originprobe.distribution;

import java.util.List;

/**
 * Two origins of which the second is asked where the first fails.
 *
 * @param id its name among the origins and groups
 * @param members ids of origins, the primary first
 * @param statusCodes on which CloudFront fails over
 * @param location where it is written
 */
public record OriginGroup(
        Setting<String> id,
        Setting<List<Setting<String>>> members,
        Setting<List<Integer>> statusCodes,
        Location location) {
    /** For people: the id, or the expression that stands for it. */
    public String name() {
        return id.text();
    }
}
