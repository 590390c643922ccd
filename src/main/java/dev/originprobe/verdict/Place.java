package dev.originprobe.verdict;

import dev.originprobe.origin.Endpoint;
import java.util.Optional;

/** Where a rule is broken or undecided. */
public sealed interface Place {
    /** The target as a whole, or a bundle as a whole. */
    record Whole() implements Place {}

    /** One address of the target. */
    record Address(Endpoint endpoint) implements Place {}

    /**
     * A served certificate.
     *
     * @param endpoint the address that serves it; empty for a bundle
     * @param index its position as served, 0 is the leaf
     */
    record Certificate(Optional<Endpoint> endpoint, int index) implements Place {}

    /**
     * A setting in a distribution's configuration.
     *
     * @param path where it is in the file, a JSON path (RFC 9535)
     * @param value what to set there, as JSON; empty to remove it
     */
    record Setting(String path, Optional<String> value) implements Place {}
}
