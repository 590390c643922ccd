package dev.originprobe.cli;

import dev.originprobe.run.UsageError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how long is waited beyond the origin's own settings. */
final class WaitingOptions {
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    @Option(
            names = "--handshake-timeout",
            paramLabel = "SECONDS",
            description = "For one connection, after it is established (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    String handshakeTimeout = "10";

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "For one target, everything included (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    String deadline = "60";

    Duration handshakeTimeout() {
        return seconds("--handshake-timeout", handshakeTimeout);
    }

    Duration deadline() {
        return seconds("--deadline", deadline);
    }

    private static Duration seconds(String option, String text) {
        Duration seconds =
                parsed(text).orElseThrow(() -> new UsageError(option + " '" + text + "' is not a number of seconds"));
        if (seconds.isNegative() || seconds.isZero() || seconds.compareTo(LONGEST) > 0) {
            throw new UsageError(
                    option + " '" + text + "' is not above 0 and at most " + LONGEST.toSeconds() + " seconds");
        }
        return seconds.compareTo(SHORTEST) < 0 ? SHORTEST : seconds;
    }

    /** By the parser of durations: that of decimal numbers takes some milliseconds to start. */
    private static Optional<Duration> parsed(String seconds) {
        try {
            return seconds.chars().allMatch(character -> character == '.' || Character.isDigit(character))
                    ? Optional.of(Duration.parse("PT" + seconds + "S"))
                    : Optional.empty();
        } catch (DateTimeParseException notANumber) {
            return Optional.empty();
        }
    }
}
