package dev.originprobe.cli;

import dev.originprobe.run.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say by which roots and at which time is judged. */
final class JudgingOptions {
    @Option(names = "--trust-anchor", paramLabel = "FILE", description = "Extra roots (PEM); repeatable.")
    List<String> anchors = new ArrayList<>();

    @Option(names = "--no-mozilla-roots", description = "Leave the bundled Mozilla roots out.")
    boolean noMozillaRoots;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Judge validity at this ISO-8601 instant, such as 2026-11-01T00:00:00Z (default: now).")
    @Nullable
    String at;

    @Option(
            names = "--expiry-warning",
            paramLabel = "DAYS",
            description = "certificate-expires-soon below this (default: 30).")
    @Nullable
    String expiryWarning;

    /** What was given of them. */
    void addTo(GivenOptions given) {
        given.add("trustAnchor", "--trust-anchor", anchors);
        given.add("noMozillaRoots", "--no-mozilla-roots", noMozillaRoots ? "true" : null);
        given.add("at", "--at", at);
        given.add("expiryWarning", "--expiry-warning", expiryWarning);
    }

    /** These alone. */
    Settings settings() {
        GivenOptions given = new GivenOptions();
        addTo(given);
        return given.settings();
    }
}
