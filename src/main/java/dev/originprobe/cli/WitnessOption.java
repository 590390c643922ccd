package dev.originprobe.cli;

import dev.originprobe.run.UsageError;
import dev.originprobe.run.WitnessInMemory;
import java.util.Optional;
import java.util.function.Supplier;
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

    /**
     * Where it must be asked, that it can be.
     *
     * @param missing says why it cannot be; empty where it can. It waits until the library is loaded
     * @param closed where it cannot
     */
    void require(Supplier<Optional<String>> missing, Runnable closed) {
        if (mode == Mode.REQUIRE) {
            missing.get().ifPresent(why -> {
                closed.run();
                throw new UsageError("--witness require: AWS's TLS library cannot be asked: " + why);
            });
        }
    }

    /** The library where there is no network; it begins to load. */
    WitnessInMemory inMemory() {
        WitnessInMemory witness = new WitnessInMemory(wanted());
        require(witness::missing, witness::close);
        return witness;
    }
}
