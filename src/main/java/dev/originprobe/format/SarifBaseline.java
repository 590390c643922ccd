package dev.originprobe.format;

import dev.originprobe.report.ChangeReport;
import dev.originprobe.report.OriginReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an earlier report had already of an origin's findings, in SARIF's words (baselineState, SARIF 2.1.0, 3.27.24). */
final class SarifBaseline {
    static final String NEW = "new";
    static final String UNCHANGED = "unchanged";
    static final String ABSENT = "absent";

    private SarifBaseline() {}

    /** Of a rule that the origin breaks now. */
    static String state(OriginReport origin, String rule) {
        boolean known = change(origin, "findings")
                .map(change -> rules(change).anyMatch(rule::equals))
                .orElse(change(origin, "origin").isEmpty());
        return known ? UNCHANGED : NEW;
    }

    /** The rules that the origin broke and breaks no more. */
    static List<String> absent(OriginReport origin) {
        return change(origin, "findings").stream()
                .flatMap(SarifBaseline::rules)
                .filter(rule -> !origin.ruleIds().contains(rule))
                .toList();
    }

    private static Stream<String> rules(ChangeReport findings) {
        return findings.was().stream().flatMap(was -> Arrays.stream(was.split(", ", -1)));
    }

    private static Optional<ChangeReport> change(OriginReport origin, String what) {
        return origin.changes().stream()
                .filter(change -> change.what().equals(what))
                .findFirst();
    }
}
