package dev.originprobe.scan;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One target with all that its scan and its judgement need.
 *
 * @param at judge validity at this instant; empty for the time of the scan
 * @param expiryWarning how long before its end a certificate counts as expiring soon
 * @param handshakeTimeout for one connection, after it is established
 * @param deadline for the whole target
 */
public record Inquiry(
        Target target,
        Profile profile,
        TrustStore trust,
        Optional<Instant> at,
        Duration expiryWarning,
        Duration handshakeTimeout,
        Duration deadline) {
    /** What is known when nothing was asked yet; without an instant of its own it is judged at the second of the start. */
    public Evidence evidence(Resolution resolution, Instant startedAt) {
        return new Evidence(
                target,
                profile,
                trust,
                at.orElse(startedAt.truncatedTo(ChronoUnit.SECONDS)),
                expiryWarning,
                resolution,
                List.of(),
                startedAt,
                Duration.ZERO);
    }

    /** The patience with each connection, where so much is left of the deadline. */
    public Timeouts patience(Duration left) {
        OriginSettings settings = target.settings();
        return new Timeouts(settings.connectionAttempts(), settings.connectionTimeout(), handshakeTimeout).within(left);
    }

    /** The same of another client and target. */
    public Inquiry as(Profile client, Target other) {
        return new Inquiry(other, client, trust, at, expiryWarning, handshakeTimeout, deadline);
    }

    /** The same with what is left of the time for it. */
    public Inquiry within(Duration left) {
        return new Inquiry(target, profile, trust, at, expiryWarning, handshakeTimeout, left);
    }

    /** The same about another target. */
    public Inquiry of(Target other) {
        return new Inquiry(other, profile, trust, at, expiryWarning, handshakeTimeout, deadline);
    }
}
