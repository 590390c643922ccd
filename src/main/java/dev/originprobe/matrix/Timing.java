package dev.originprobe.matrix;

import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Duration;
import java.util.List;

/**
 * How long a server took from the hello to the end of its first flight, less the connection's round trip.
 *
 * @param keyExchange as IANA's names have it, {@code ECDHE_RSA}; {@code ECDHE} in TLS 1.3, whose suites do not name it
 * @param samples sorted, at least one; one round trip differs from the next, so a sample may be below zero
 */
public record Timing(
        ProtocolVersion version, Authentication authentication, String keyExchange, List<Duration> samples) {
    public Timing {
        samples = samples.stream().sorted().toList();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a timing without a sample");
        }
    }

    public Duration median() {
        return quantile(50);
    }

    /** Below it are so many per cent of the samples: 25 and 75 are the quartiles. */
    public Duration quantile(int percent) {
        return samples.get((samples.size() - 1) * percent / 100);
    }
}
