package dev.originprobe.cli;

import dev.originprobe.run.UsageError;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say how long is waited beyond the origin's own settings. */
final class WaitingOptions {
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(86_400);

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
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.signum() > 0 && seconds.compareTo(LONGEST_SECONDS) <= 0) {
                return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
            }
        } catch (NumberFormatException notANumber) {
            throw new UsageError(option + " '" + text + "' is not a number of seconds");
        }
        throw new UsageError(option + " '" + text + "' is not above 0 and at most " + LONGEST_SECONDS + " seconds");
    }
}
