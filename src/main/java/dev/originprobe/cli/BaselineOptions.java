package dev.originprobe.cli;

import dev.originprobe.run.Baseline;
import dev.originprobe.run.Changes;
import dev.originprobe.run.UsageError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that compare with an earlier run. */
final class BaselineOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Say what changed since an earlier report: outcome, findings, certificate, "
                    + "protocol, addresses.")
    @Nullable
    String baseline;

    @Option(
            names = "--only-changes",
            description =
                    "With --baseline, report only what changed for the worse; print nothing and exit with 0 where "
                            + "nothing did.")
    boolean onlyChanges;

    /** What is compared with, read once. */
    Changes changes() {
        if (onlyChanges && baseline == null) {
            throw new UsageError("--only-changes is for --baseline; add --baseline FILE");
        }
        return new Changes(Optional.ofNullable(baseline).map(Baseline::read), onlyChanges);
    }
}
