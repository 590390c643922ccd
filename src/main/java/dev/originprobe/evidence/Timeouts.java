package dev.originprobe.evidence;

import java.time.Duration;

/**
 * How long and how often to try.
 *
 * @param connectionAttempts 1 to 3 TCP connection attempts
 * @param connectionTimeout for one attempt
 * @param handshakeTimeout from the established connection to the last byte wanted
 * @param left of the time for all of it, waiting for the first attempt's turn included; what is waited longer is lost
 */
public record Timeouts(int connectionAttempts, Duration connectionTimeout, Duration handshakeTimeout, Duration left) {
    /** The shortest wait that is still one. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** As much as it may take once its turn has come. */
    public Timeouts(int connectionAttempts, Duration connectionTimeout, Duration handshakeTimeout) {
        this(
                connectionAttempts,
                connectionTimeout,
                handshakeTimeout,
                whole(connectionAttempts, connectionTimeout, handshakeTimeout));
    }

    /** The longest that a connection takes. */
    public Duration whole() {
        return whole(connectionAttempts, connectionTimeout, handshakeTimeout);
    }

    private static Duration whole(int attempts, Duration connectionTimeout, Duration handshakeTimeout) {
        // Added up: a product goes through BigDecimal, whose start takes some milliseconds.
        Duration whole = handshakeTimeout;
        for (int attempt = 0; attempt < attempts; attempt++) {
            whole = whole.plus(connectionTimeout);
        }
        return whole;
    }

    /** The same with so many attempts. */
    public Timeouts withAttempts(int attempts) {
        return new Timeouts(attempts, connectionTimeout, handshakeTimeout, left);
    }

    /** The same, shortened so that the whole connection ends within what is left, or within a few milliseconds. */
    public Timeouts within(Duration time) {
        if (whole().compareTo(time) <= 0) {
            return new Timeouts(connectionAttempts, connectionTimeout, handshakeTimeout, time);
        }
        Duration half = time.dividedBy(2);
        return new Timeouts(
                connectionAttempts,
                bounded(connectionTimeout, half.dividedBy(connectionAttempts)),
                bounded(handshakeTimeout, half),
                time);
    }

    private static Duration bounded(Duration wait, Duration bound) {
        Duration shorter = wait.compareTo(bound) <= 0 ? wait : bound;
        return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
    }
}
