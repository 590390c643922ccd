package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import java.util.List;

/**
 * Whose order decides among the suites that both know.
 *
 * @param by whose
 * @param order the server's order where it decides, as far as it is known; empty where the client's does
 */
public record Preference(By by, List<CipherSuite> order) {
    /** Whose order decides. */
    public enum By {
        SERVER,
        CLIENT,
        /** There are not two suites to choose from, not every answer came, or neither order explains the answers. */
        UNKNOWN
    }

    public Preference {
        order = List.copyOf(order);
    }
}
