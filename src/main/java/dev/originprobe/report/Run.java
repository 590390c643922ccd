package dev.originprobe.report;

import java.time.Instant;

/**
 * What is said of a whole run, once it is over.
 *
 * @param version of originprobe
 * @param exitCode the process will end with
 */
public record Run(String version, Instant startedAt, Instant finishedAt, int exitCode) {}
