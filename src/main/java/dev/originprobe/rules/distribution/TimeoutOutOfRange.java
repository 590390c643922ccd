package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.Setting;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** A time-out or a number of attempts that AWS does not take. */
public final class TimeoutOutOfRange extends ConfigRule {
    public TimeoutOutOfRange() {
        super(
                new RuleInfo(
                        "timeout-out-of-range",
                        Severity.BLOCK,
                        "A time-out or number of attempts is out of range",
                        Pages.api(
                                "In substance: ConnectionAttempts 1 to 3, ConnectionTimeout 1 to 10, OriginReadTimeout and OriginKeepaliveTimeout 1 to 120 seconds, ResponseCompletionTimeout at least OriginReadTimeout.")));
    }

    private static final int DEFAULT_READ_TIMEOUT = 30;

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream().flatMap(TimeoutOutOfRange::faults);
    }

    private static Stream<Fault> faults(Origin origin) {
        Setting<Integer> read = origin.custom().readTimeout();
        int least = read.or(DEFAULT_READ_TIMEOUT).orElse(1);
        return Stream.of(
                        outside(origin, "ConnectionAttempts", origin.connectionAttempts(), 1, 3),
                        outside(origin, "ConnectionTimeout", origin.connectionTimeout(), 1, 10),
                        read.value().filter(seconds -> seconds > 120).isPresent()
                                ? Optional.of(raised(origin, read))
                                : outside(origin, "OriginReadTimeout", read, 1, 120),
                        outside(
                                origin,
                                "OriginKeepaliveTimeout",
                                origin.custom().keepaliveTimeout(),
                                1,
                                120),
                        outside(
                                origin,
                                "ResponseCompletionTimeout",
                                origin.responseCompletionTimeout(),
                                least,
                                Integer.MAX_VALUE))
                .flatMap(Optional::stream);
    }

    private static Fault raised(Origin origin, Setting<Integer> read) {
        return Fault.undecided(
                read.location(),
                Optional.of("120"),
                "origin " + origin.name() + ": OriginReadTimeout " + read.text(),
                "1 to 120, or the account's raised quota",
                "Set at most 120 s, or make sure that the account's quota for the response time-out was raised.");
    }

    private static Optional<Fault> outside(Origin origin, String name, Setting<Integer> number, int least, int most) {
        String wanted = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
        return number.value()
                .filter(written -> written < least || written > most)
                .map(written -> Fault.broken(
                        number.location(),
                        Optional.of(Integer.toString(written < least ? least : most)),
                        "origin " + origin.name() + ": " + name + " " + written,
                        wanted,
                        "Set a value that AWS takes: " + name + " " + wanted + "."));
    }
}
