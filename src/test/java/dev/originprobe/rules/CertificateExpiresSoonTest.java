package dev.originprobe.rules;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CertificateExpiresSoonTest {
    private static final CertificateExpiresSoon RULE = new CertificateExpiresSoon();

    @Test
    void ninety_days_pass() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void ten_days_are_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts(
                                        Evidences.AT.plus(Duration.ofDays(10)), List.of(), "origin.test"))))
                .isBroken("in 10 days");
    }

    @Test
    void exactly_the_warning_time_passes() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts(
                                        Evidences.AT.plus(Duration.ofDays(30)), List.of(), "origin.test"))))
                .passes();
    }

    @Test
    void what_has_expired_is_another_rule() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .chain(Evidences.chainOf(
                                        Evidences.facts(Evidences.AT.minusSeconds(1), List.of(), "origin.test"))))
                .passes();
    }
}
