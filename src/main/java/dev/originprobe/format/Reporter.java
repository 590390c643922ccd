package dev.originprobe.format;

import dev.originprobe.report.Run;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;

/** Writes the verdicts of a run, one at a time as they come. */
public interface Reporter {
    /** The next verdict. */
    void origin(Verdict verdict) throws IOException;

    /** The end of the run: nothing comes after it. */
    void end(Run run) throws IOException;
}
