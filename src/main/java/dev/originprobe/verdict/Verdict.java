package dev.originprobe.verdict;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.Certificates;
import java.util.List;
import java.util.Optional;

/**
 * Evidence judged.
 *
 * @param found what the rules found; its bug, one of the probing included, makes the outcome UNKNOWN at best
 */
public record Verdict(Case judged, Findings found) {
    /** Judges by these rules; a rule that throws does not hide the others' findings. */
    public static Verdict of(Evidence evidence, Criteria criteria, List<? extends Rule<Case>> rules) {
        return of(evidence, criteria, rules, Certificates.afresh());
    }

    /**
     * Judges by these rules.
     *
     * @param reader reads the certificates and checks their signatures
     */
    public static Verdict of(
            Evidence evidence, Criteria criteria, List<? extends Rule<Case>> rules, Certificates reader) {
        Case judged = Case.of(evidence, criteria, reader);
        return new Verdict(judged, Findings.of(judged, rules));
    }

    /** The verdict on a target whose probing was ended by a fault of ours: UNKNOWN, without findings. */
    public static Verdict cutShort(Evidence evidence, Criteria criteria, String bug) {
        return new Verdict(new Case(evidence, criteria, List.of()), new Findings(List.of(), Optional.of(bug)));
    }

    public Evidence evidence() {
        return judged.evidence();
    }

    /** Worst first. */
    public List<Finding> findings() {
        return found.all();
    }

    /** The message of a fault of ours; empty where all went well. */
    public Optional<String> bug() {
        return found.bug();
    }

    /** What CloudFront would do with the target: the worst over all addresses. */
    public Outcome outcome() {
        return found.outcome();
    }

    /** What CloudFront would do at this address alone; empty for a bundle. */
    public Outcome outcomeAt(Optional<Endpoint> endpoint) {
        return found.outcomeAt(endpoint);
    }

    /** Ids of the rules that have findings, in the findings' order. */
    public List<String> ruleIds() {
        return findings().stream()
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    /** Whether a rule has a finding at that address. */
    public boolean names(String rule, Optional<Endpoint> endpoint) {
        return findings().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .flatMap(finding -> finding.particulars().stream())
                .anyMatch(particular -> particular.endpoint().equals(endpoint));
    }
}
