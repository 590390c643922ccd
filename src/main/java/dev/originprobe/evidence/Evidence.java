package dev.originprobe.evidence;

import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is known of a target: what was asked, what was seen, and by which time, profile and roots it is judged.
 *
 * @param at the instant at which validity is judged
 * @param expiryWarning how long before its end a certificate counts as expiring soon
 * @param exchanges in the order in which they were answered
 * @param startedAt when the probing began
 * @param took how long it took so far
 */
public record Evidence(
        Target target,
        Profile profile,
        TrustStore trust,
        Instant at,
        Duration expiryWarning,
        Resolution resolution,
        List<Exchange> exchanges,
        Instant startedAt,
        Duration took) {
    public Evidence {
        exchanges = List.copyOf(exchanges);
    }

    /** The same with these exchanges added. */
    public Evidence with(List<Exchange> more, Duration tookSoFar) {
        return new Evidence(
                target,
                profile,
                trust,
                at,
                expiryWarning,
                resolution,
                Stream.concat(exchanges.stream(), more.stream()).toList(),
                startedAt,
                tookSoFar);
    }
}
