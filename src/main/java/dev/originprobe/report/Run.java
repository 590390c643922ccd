package dev.originprobe.report;

import dev.originprobe.verdict.Outcome;
import java.time.Instant;

/**
 * What is said of a whole run, once it is over.
 *
 * @param version of originprobe
 * @param outcome the worst of all targets; UNKNOWN at best where the run was cut short
 * @param exitCode the process will end with
 */
public record Run(String version, Instant startedAt, Instant finishedAt, Outcome outcome, int exitCode) {}
