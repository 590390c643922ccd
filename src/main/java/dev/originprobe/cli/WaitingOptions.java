package dev.originprobe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how long is waited beyond the origin's own settings. */
final class WaitingOptions {
    @Option(
            names = "--handshake-timeout",
            paramLabel = "SECONDS",
            description = "For one connection, after it is established (default: 10).")
    @Nullable
    String handshakeTimeout;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "For one target, everything included (default: 60).")
    @Nullable
    String deadline;

    /** What was given of them. */
    void addTo(GivenOptions given) {
        given.add("handshakeTimeout", "--handshake-timeout", handshakeTimeout);
        given.add("deadline", "--deadline", deadline);
    }
}
