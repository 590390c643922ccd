package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import org.junit.jupiter.api.Test;

final class AddressesDisagreeTest {
    private static final AddressesDisagree RULE = new AddressesDisagree();

    @Test
    void one_address_cannot_disagree() {
        Judged.by(RULE, new Evidences().good()).isNotApplicable();
    }

    @Test
    void the_same_at_both_passes() {
        Judged.by(RULE, new Evidences().good(1).good(2)).passes();
    }

    @Test
    void another_suite_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good(1)
                                .hello(2, new Answer.Flight(Evidences.flight(0x0303, 0xc030)))
                                .handshake(2, new Answer.Completed(Evidences.flight(0x0303, 0xc030))))
                .isBroken("AES256");
    }

    @Test
    void another_leaf_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good(1)
                                .good(2)
                                .chain(2, Evidences.chainOf(Evidences.facts("origin.test", "more.test"))))
                .isBroken("certificate");
    }

    @Test
    void one_that_refuses_is_the_business_of_other_rules() {
        Judged.by(RULE, new Evidences().good(1).hello(2, Evidences.refusal(40))).isNotApplicable();
        Judged.by(RULE, new Evidences().good(1).good(2).hello(3, Evidences.refusal(40)))
                .passes();
    }
}
