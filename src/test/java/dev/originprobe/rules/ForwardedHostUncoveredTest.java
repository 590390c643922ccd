package dev.originprobe.rules;

import org.junit.jupiter.api.Test;

final class ForwardedHostUncoveredTest {
    private static final ForwardedHostUncovered RULE = new ForwardedHostUncovered();

    @Test
    void both_names_pass() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .forwarding("viewer.test")
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts("origin.test", "viewer.test"))))
                .findsNothing();
    }

    @Test
    void the_origin_domain_alone_is_a_risk() {
        Judged.by(RULE, new Evidences().forwarding("viewer.test").good()).isBroken("origin.test");
    }

    @Test
    void without_a_forwarded_host_there_is_none() {
        Judged.by(RULE, new Evidences().good()).findsNothing();
    }

    @Test
    void neither_name_is_another_rule() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .forwarding("viewer.test")
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts("other.test"))))
                .findsNothing();
    }
}
