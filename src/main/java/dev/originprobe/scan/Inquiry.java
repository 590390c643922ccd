package dev.originprobe.scan;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.verdict.Criteria;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One target with all that its scan and its judgement need.
 *
 * @param criteria what it is judged against; the profile's hello is what is sent
 * @param handshakeTimeout for one connection, after it is established
 * @param deadline for the whole target
 * @param addresses to be asked in place of those of its name; empty where they were not given
 */
public record Inquiry(
        Target target,
        Criteria criteria,
        Duration handshakeTimeout,
        Duration deadline,
        Optional<List<InetAddress>> addresses) {
    /** One whose addresses DNS knows. */
    public Inquiry(Target target, Criteria criteria, Duration handshakeTimeout, Duration deadline) {
        this(target, criteria, handshakeTimeout, deadline, Optional.empty());
    }

    /** The addresses that were given, whatever their type, else those that a resolver finds. */
    public CompletionStage<Resolution> resolution(Resolver resolver, Deadline until) {
        return addresses
                .<CompletionStage<Resolution>>map(
                        given -> CompletableFuture.completedStage(new Resolution.Addresses(given)))
                .orElseGet(() -> resolver.resolve(
                        target.host(), target.port(), target.settings().ipAddressType(), until));
    }

    /** What is known when nothing was asked yet. */
    public Evidence evidence(Resolution resolution, Instant startedAt) {
        return new Evidence(target, resolution, List.of(), startedAt, Duration.ZERO);
    }

    /** Of each connection: all that an origin may take. */
    public Timeouts timeouts() {
        OriginSettings settings = target.settings();
        return new Timeouts(settings.connectionAttempts(), settings.connectionTimeout(), handshakeTimeout);
    }

    /** The same of another client and target. */
    public Inquiry as(Profile client, Target other) {
        return new Inquiry(other, criteria.with(client), handshakeTimeout, deadline, addresses);
    }

    /** The same about another target. */
    public Inquiry of(Target other) {
        return new Inquiry(other, criteria, handshakeTimeout, deadline, addresses);
    }
}
