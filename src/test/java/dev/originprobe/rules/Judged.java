package dev.originprobe.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.Ruling;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A rule's answer to some evidence, to be asserted. */
record Judged(List<Ruling> rulings) {
    static Judged by(Rule<Case> rule, Evidences evidence) {
        return by(rule, evidence.build());
    }

    static Judged by(Rule<Case> rule, Case evidence) {
        return new Judged(rule.judge(evidence));
    }

    void passes() {
        assertEquals(List.of(new Ruling.Pass()), rulings);
    }

    void isNotApplicable() {
        assertTrue(rulings.get(0) instanceof Ruling.NotApplicable, rulings.toString());
    }

    /** Neither broken nor undecided. */
    void findsNothing() {
        assertTrue(
                rulings.stream()
                        .noneMatch(ruling -> ruling instanceof Ruling.Broken || ruling instanceof Ruling.Undecided),
                rulings.toString());
    }

    /** Broken, and what was seen says so. */
    void isBroken(String seen) {
        Ruling.Broken broken = (Ruling.Broken) rulings.stream()
                .filter(Ruling.Broken.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError(rulings.toString()));
        says(broken.particulars(), broken.remedy(), seen);
    }

    /** Broken by that certificate, and what was seen says so. */
    Judged isBroken(int certificate, String seen) {
        isBroken(seen);
        return about(certificate);
    }

    /** Undecided by that certificate, and what was seen says so. */
    Judged isUndecided(int certificate, String seen) {
        isUndecided(seen);
        return about(certificate);
    }

    /** What would have passed is told like this. */
    Judged wanting(String wanted) {
        assertTrue(
                particulars().stream()
                        .anyMatch(particular -> particular.wanted().contains(wanted)),
                particulars().toString());
        return this;
    }

    /** The remedy says so. */
    Judged advises(String remedy) {
        assertTrue(
                rulings.stream()
                        .anyMatch(ruling -> ruling instanceof Ruling.Broken broken
                                && broken.remedy().contains(remedy)),
                rulings.toString());
        return this;
    }

    private Judged about(int certificate) {
        assertTrue(
                particulars().stream()
                        .anyMatch(particular -> particular.certificate().equals(OptionalInt.of(certificate))),
                particulars().toString());
        return this;
    }

    private List<Particular> particulars() {
        return rulings.stream()
                .flatMap(ruling -> ruling instanceof Ruling.Broken broken
                        ? broken.particulars().stream()
                        : ruling instanceof Ruling.Undecided undecided
                                ? undecided.particulars().stream()
                                : Stream.empty())
                .toList();
    }

    /** Undecided, and what was seen says so. */
    void isUndecided(String seen) {
        assertTrue(rulings.stream().noneMatch(Ruling.Broken.class::isInstance), rulings.toString());
        Ruling.Undecided undecided = (Ruling.Undecided) rulings.stream()
                .filter(Ruling.Undecided.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError(rulings.toString()));
        says(undecided.particulars(), undecided.remedy(), seen);
    }

    private static void says(List<Particular> particulars, String remedy, String seen) {
        assertTrue(
                particulars.stream().anyMatch(particular -> particular.seen().contains(seen)), particulars.toString());
        assertTrue(
                particulars.stream().noneMatch(particular -> particular.wanted().isBlank()), particulars.toString());
        assertFalse(remedy.isBlank());
    }
}
