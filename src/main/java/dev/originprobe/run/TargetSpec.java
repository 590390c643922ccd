package dev.originprobe.run;

import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.verdict.Criteria;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * With what targets are probed and judged: settings that were read.
 *
 * @param origin CloudFront's settings of the origin
 * @param handshakeTimeout for one connection, after it is established
 * @param deadline for the whole target
 * @param addresses to be asked in place of those of DNS; empty where they were not given
 * @param pins addresses by host and port, where {@code addresses} is empty
 */
public record TargetSpec(
        OriginSettings origin,
        Criteria criteria,
        Duration handshakeTimeout,
        Duration deadline,
        Optional<List<InetAddress>> addresses,
        Pins pins) {
    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST_TIMEOUT = 10;
    private static final int DEFAULT_EXPIRY_WARNING = 30;
    private static final Duration DEFAULT_HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(60);

    /**
     * Reads settings.
     *
     * @param mtls whether origin mTLS is configured
     * @throws UsageError that names the setting and its place
     */
    public static TargetSpec of(Settings settings, Pins pins, Roots roots, boolean mtls) {
        Profile profile = settings.get("profile").map(Setting::profile).orElseGet(Profiles::newest);
        return new TargetSpec(
                origin(settings, profile, mtls),
                criteria(settings, profile, roots.of(settings)),
                settings.get("handshakeTimeout").map(Setting::seconds).orElse(DEFAULT_HANDSHAKE_TIMEOUT),
                settings.get("deadline").map(Setting::seconds).orElse(DEFAULT_DEADLINE),
                settings.get("resolve").map(Setting::addresses),
                pins);
    }

    /** What is judged against as that client. */
    public static Criteria criteria(Settings settings, Profile profile, TrustStore trust) {
        return new Criteria(profile, trust, at(settings), expiryWarning(settings));
    }

    /** The instant at which validity is judged; empty for that of the probing. */
    public static Optional<Instant> at(Settings settings) {
        return settings.get("at").map(Setting::instant);
    }

    /**
     * A target under these settings.
     *
     * @param source where it came from: {@code argument 1}
     * @throws UsageError that names the target, the source and what to write instead
     */
    public Inquiry inquiry(String typed, String source) {
        TargetText text = TargetText.parse(typed, source);
        return inquiry(new Target(typed, text.host(), text.port(), origin, source));
    }

    /** A target that has settings of its own. */
    public Inquiry inquiry(Target target) {
        return new Inquiry(
                target,
                criteria,
                handshakeTimeout,
                deadline,
                addresses.or(() -> pins.of(target.host(), target.port())));
    }

    private static Duration expiryWarning(Settings settings) {
        return Duration.ofDays(settings.get("expiryWarning")
                .map(days -> days.number(0, Integer.MAX_VALUE, "a number of days, 0 or more"))
                .orElse(DEFAULT_EXPIRY_WARNING));
    }

    private static OriginSettings origin(Settings settings, Profile profile, boolean mtls) {
        if (mtls && !profile.equals(Profiles.newest())) {
            throw new UsageError("--client-certificate needs profile "
                    + Profiles.newest().name() + ": before, CloudFront had no origin mTLS");
        }
        if (profile.template().isPresent()) {
            settings.get("originSslProtocols").ifPresent(protocols -> {
                throw protocols.wrong("cannot be chosen for profile " + profile.name()
                        + ": its protocols are those of the hello that was captured");
            });
        }
        return new OriginSettings(
                settings.get("originSslProtocols")
                        .map(protocols -> protocols.protocols(profile))
                        .orElseGet(profile::defaultSslProtocols),
                settings.get("forwardedHost").map(Setting::hostName),
                settings.get("ipAddressType").map(Setting::ipAddressType).orElse(IpAddressType.IPV4),
                settings.get("connectionAttempts")
                        .map(attempts -> attempts.number(1, MOST_ATTEMPTS, "1 to 3, as CloudFront allows"))
                        .orElse(MOST_ATTEMPTS),
                Duration.ofSeconds(settings.get("connectionTimeout")
                        .map(seconds -> seconds.number(1, LONGEST_TIMEOUT, "1 to 10 seconds, as CloudFront allows"))
                        .orElse(LONGEST_TIMEOUT)),
                mtls);
    }
}
