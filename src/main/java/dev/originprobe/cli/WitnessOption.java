package dev.originprobe.cli;

import picocli.CommandLine.Option;

/** The option that says whether AWS's own TLS library is asked too. */
final class WitnessOption {
    /** Whether it is asked. */
    enum Mode {
        /** Wherever it loads. */
        AUTO,
        OFF,
        /** Nothing is decided without it. */
        REQUIRE
    }

    @Option(
            names = "--witness",
            paramLabel = "WHEN",
            description =
                    "Ask AWS's own TLS library with CloudFront's policy too: auto (where it loads), off or require"
                            + " (default: ${DEFAULT-VALUE}).",
            defaultValue = "auto")
    Mode mode = Mode.AUTO;

    boolean wanted() {
        return mode != Mode.OFF;
    }

    boolean required() {
        return mode == Mode.REQUIRE;
    }
}
