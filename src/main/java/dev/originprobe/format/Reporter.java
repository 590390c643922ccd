package dev.originprobe.format;

import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import java.io.IOException;

/** Writes the report of a run, one origin at a time as they come. */
public interface Reporter {
    /** Before the first origin, where the run compares with an earlier one. */
    default void compared() {}

    /** The next origin. */
    void origin(OriginReport origin) throws IOException;

    /** The next distribution, before the origins of any. */
    void distribution(DistributionReport distribution) throws IOException;

    /** The end of the run: nothing comes after it. */
    void end(Run run) throws IOException;
}
