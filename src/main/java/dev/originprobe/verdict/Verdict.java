package dev.originprobe.verdict;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.origin.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Evidence judged.
 *
 * @param findings worst first: blocking and broken, blocking and undecided, risks, notes; within these in the catalogue's order
 * @param bug the message of a fault in a rule or in the probing, which makes the outcome UNKNOWN at best; empty where all
 *     went well
 */
public record Verdict(Case judged, List<Finding> findings, Optional<String> bug) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Judges by these rules; a rule that throws does not hide the others' findings. */
    public static Verdict of(Evidence evidence, Criteria criteria, List<? extends Rule> rules) {
        Case judged = Case.of(evidence, criteria);
        List<Finding> findings = new ArrayList<>();
        Optional<String> bug = Optional.empty();
        for (Rule rule : rules) {
            try {
                rule.judge(judged).forEach(ruling -> finding(rule, ruling).ifPresent(findings::add));
            } catch (RuntimeException fault) {
                bug = bug.or(() -> Optional.of(rule.info().id() + ": " + fault));
            }
        }
        findings.sort(Comparator.comparing((Finding finding) -> finding.rule().severity())
                .thenComparing(finding -> !finding.broken()));
        return new Verdict(judged, findings, bug);
    }

    /** The verdict on a target whose probing was ended by a fault of ours: UNKNOWN, without findings. */
    public static Verdict cutShort(Evidence evidence, Criteria criteria, String bug) {
        return new Verdict(new Case(evidence, criteria, List.of()), List.of(), Optional.of(bug));
    }

    public Evidence evidence() {
        return judged.evidence();
    }

    /** What CloudFront would do with the target: the worst over all addresses. */
    public Outcome outcome() {
        return findings.stream().map(Verdict::outcomeOf).reduce(floor(), Outcome::worse);
    }

    /** What CloudFront would do at this address alone; empty for a bundle. */
    public Outcome outcomeAt(Optional<Endpoint> endpoint) {
        return findings.stream()
                .filter(finding -> finding.particulars().stream()
                        .anyMatch(particular -> particular.endpoint().isEmpty()
                                || particular.endpoint().equals(endpoint)))
                .map(Verdict::outcomeOf)
                .reduce(floor(), Outcome::worse);
    }

    /** Ids of the rules that have findings, in the findings' order. */
    public List<String> ruleIds() {
        return findings.stream().map(finding -> finding.rule().id()).distinct().toList();
    }

    /** Whether a rule has a finding at that address. */
    public boolean names(String rule, Optional<Endpoint> endpoint) {
        return findings.stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .flatMap(finding -> finding.particulars().stream())
                .anyMatch(particular -> particular.endpoint().equals(endpoint));
    }

    private Outcome floor() {
        return bug.isPresent() ? Outcome.UNKNOWN : Outcome.CONNECT;
    }

    private static Outcome outcomeOf(Finding finding) {
        if (finding.rule().severity() != Severity.BLOCK) {
            return Outcome.CONNECT;
        }
        return finding.broken() ? Outcome.DROP : Outcome.UNKNOWN;
    }

    private static Optional<Finding> finding(Rule rule, Ruling ruling) {
        if (ruling instanceof Ruling.Broken broken) {
            return Optional.of(new Finding(rule.info(), true, broken.particulars(), broken.remedy()));
        }
        if (ruling instanceof Ruling.Undecided undecided) {
            RuleInfo info = undecided.basis().map(rule.info()::restingOn).orElse(rule.info());
            return Optional.of(new Finding(info, false, undecided.particulars(), undecided.remedy()));
        }
        return Optional.empty();
    }
}
