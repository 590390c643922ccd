package dev.originprobe.report;

import dev.originprobe.verdict.Outcome;
import java.time.Instant;

/**
 * What is said of a whole run, once it is over.
 *
 * @param version of originprobe
 * @param partial whether a signal cut the run short, so that targets are missing
 * @param outcome the worst of all targets; UNKNOWN at best where the run was cut short
 * @param exitCode the process will end with
 * @param tally of the origins reported
 */
public record Run(
        String version,
        Instant startedAt,
        Instant finishedAt,
        boolean partial,
        Outcome outcome,
        int exitCode,
        Tally tally) {
    /** The JSON document's name and version: fields are only ever added to it. */
    public static final String SCHEMA = "originprobe/report/1";
}
