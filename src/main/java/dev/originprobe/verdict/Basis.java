package dev.originprobe.verdict;

import dev.originprobe.origin.Grade;

/**
 * What a rule rests on.
 *
 * @param source the AWS page, the RFC or the observation, with its date
 * @param quote its words; where only their sense is known they begin with {@code In substance}; for {@link Grade#INFERRED} the
 *     argument
 */
public record Basis(Grade grade, String source, String quote) {}
