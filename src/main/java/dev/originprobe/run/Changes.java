package dev.originprobe.run;

import dev.originprobe.report.OriginReport;
import java.util.Optional;

/**
 * What a run reports of changes.
 *
 * @param baseline what is compared with; empty for nothing
 * @param only whether an origin is reported only where it changed for the worse
 */
public record Changes(Optional<Baseline> baseline, boolean only) {
    /** Of a run that compares with nothing. */
    public static final Changes NONE = new Changes(Optional.empty(), false);

    /** An origin as it is reported; empty where it is not. A bug is, always. */
    Optional<OriginReport> reported(OriginReport origin) {
        OriginReport compared =
                baseline.map(earlier -> earlier.compared(origin)).orElse(origin);
        return only && !compared.isWorse() && compared.error().isEmpty() ? Optional.empty() : Optional.of(compared);
    }
}
