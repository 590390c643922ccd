package dev.originprobe.evidence;

import java.time.Duration;

/**
 * How long and how often to try.
 *
 * @param connectionAttempts 1 to 3 TCP connection attempts
 * @param connectionTimeout for one attempt
 * @param handshakeTimeout from the established connection to the last byte wanted
 */
public record Timeouts(int connectionAttempts, Duration connectionTimeout, Duration handshakeTimeout) {
    /** The same with so many attempts. */
    public Timeouts withAttempts(int attempts) {
        return new Timeouts(attempts, connectionTimeout, handshakeTimeout);
    }
}
