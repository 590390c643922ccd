package dev.originprobe.verdict;

import dev.originprobe.origin.Profile;
import dev.originprobe.pki.TrustStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What evidence is judged against (ISO 19011: criteria, beside evidence and findings).
 *
 * @param profile the CloudFront client that is imitated
 * @param trust the included roots
 * @param at the instant at which validity is judged; empty for the second in which the probing began
 * @param expiryWarning how long before its end a certificate counts as expiring soon, not negative
 */
public record Criteria(Profile profile, TrustStore trust, Optional<Instant> at, Duration expiryWarning) {
    /** The same for another client. */
    public Criteria with(Profile client) {
        return new Criteria(client, trust, at, expiryWarning);
    }
}
