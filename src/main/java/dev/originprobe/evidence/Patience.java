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
    /** The shortest wait that is still one. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The longest that a connection takes. */
    public Duration whole() {
        return connectionTimeout.multipliedBy(connectionAttempts).plus(handshakeTimeout);
    }

    /** The same with so many attempts. */
    public Patience withAttempts(int attempts) {
        return new Patience(attempts, connectionTimeout, handshakeTimeout);
    }

    /** The same, shortened so that the whole connection ends within what is left, or within a few milliseconds. */
    public Patience within(Duration left) {
        if (whole().compareTo(left) <= 0) {
            return this;
        }
        Duration half = left.dividedBy(2);
        return new Patience(
                connectionAttempts,
                bounded(connectionTimeout, half.dividedBy(connectionAttempts)),
                bounded(handshakeTimeout, half));
    }

    private static Duration bounded(Duration wait, Duration bound) {
        Duration shorter = wait.compareTo(bound) <= 0 ? wait : bound;
        return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
    }
}
