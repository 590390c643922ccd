package dev.originprobe.evidence;

import java.time.Duration;

/**
 * How long and how often to try.
 *
 * @param connectionAttempts 1 to 3 TCP connection attempts
 * @param connectionTimeout for one attempt
 * @param handshakeTimeout from the established connection to the last byte wanted
 */
public record Patience(int connectionAttempts, Duration connectionTimeout, Duration handshakeTimeout) {
    /** The same, with no single wait longer than what is left; never less than a millisecond. */
    public Patience within(Duration left) {
        Duration bound = left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
        return new Patience(connectionAttempts, shorter(connectionTimeout, bound), shorter(handshakeTimeout, bound));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
