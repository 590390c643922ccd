package dev.originprobe.verdict;

import dev.originprobe.origin.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rules find about a subject.
 *
 * @param all worst first: blocking and broken, blocking and undecided, risks, notes; within these in the rules' order
 * @param bug the message of a fault in a rule; empty where all went well
 */
public record Findings(List<Finding> all, Optional<String> bug) {
    public Findings {
        all = List.copyOf(all);
    }

    /** Judges a subject; a rule that throws does not hide the others' findings. */
    public static <S> Findings of(S subject, List<? extends Rule<? super S>> rules) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> bug = Optional.empty();
        for (Rule<? super S> rule : rules) {
            try {
                rule.judge(subject)
                        .forEach(ruling -> finding(rule.info(), ruling).ifPresent(findings::add));
            } catch (RuntimeException fault) {
                bug = bug.or(() -> Optional.of(rule.info().id() + ": " + fault));
            }
        }
        findings.sort(Findings::bySeverityAndRuling);
        return new Findings(findings, bug);
    }

    private static int bySeverityAndRuling(Finding one, Finding other) {
        int severity = one.rule().severity().compareTo(other.rule().severity());
        return severity != 0 ? severity : one.ruling().compareTo(other.ruling());
    }

    /** The worst that any of them means; UNKNOWN at best where there was a bug. */
    public Outcome outcome() {
        return all.stream().map(Finding::outcome).reduce(floor(), Outcome::worse);
    }

    /** The worst that any of them means at this address alone; empty for a bundle. */
    public Outcome outcomeAt(Optional<Endpoint> endpoint) {
        return all.stream()
                .filter(finding -> finding.particulars().stream()
                        .anyMatch(particular -> particular.endpoint().isEmpty()
                                || particular.endpoint().equals(endpoint)))
                .map(Finding::outcome)
                .reduce(floor(), Outcome::worse);
    }

    /** What the outcome is without any finding. */
    private Outcome floor() {
        return bug.isPresent() ? Outcome.UNKNOWN : Outcome.CONNECT;
    }

    private static Optional<Finding> finding(RuleInfo rule, Ruling ruling) {
        if (ruling instanceof Ruling.Broken broken) {
            return Optional.of(new Finding(rule, Finding.State.BROKEN, broken.particulars(), broken.remedy()));
        }
        if (ruling instanceof Ruling.Undecided undecided) {
            RuleInfo info = undecided.basis().map(rule::restingOn).orElse(rule);
            return Optional.of(new Finding(info, Finding.State.UNDECIDED, undecided.particulars(), undecided.remedy()));
        }
        return Optional.empty();
    }
}
