package dev.originprobe.rules;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NameMismatchTest {
    private static final NameMismatch RULE = new NameMismatch();

    @Test
    void a_covered_name_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void another_name_breaks_it_and_is_named() {
        Judged.by(RULE, new Evidences().good().chain(Evidences.chainOf(Evidences.facts("other.test"))))
                .isBroken("other.test");
    }

    @Test
    void a_certificate_for_no_name_breaks_it() {
        Judged.by(RULE, new Evidences().good().chain(Evidences.chainOf(Evidences.facts())))
                .isBroken("no host name");
    }

    @Test
    void the_forwarded_host_will_do() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .forwarding("viewer.test")
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts("viewer.test"))))
                .passes();
    }

    @Test
    void the_origin_domain_will_do_beside_a_forwarded_host() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .forwarding("viewer.test")
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts("origin.test"))))
                .passes();
    }

    @Test
    void a_common_name_counts_where_there_is_no_dns_name() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts(Evidences.AT, List.of("origin.test")))))
                .passes();
    }

    @Test
    void a_common_name_does_not_count_beside_a_dns_name() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .chain(Evidences.chainOf(
                                        Evidences.facts(Evidences.AT, List.of("origin.test"), "other.test"))))
                .isBroken("other.test");
    }

    @Test
    void without_certificates_it_does_not_apply() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(40))).isNotApplicable();
    }

    @Test
    void a_wildcard_that_clients_disagree_about_is_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .forwarding("www.viewer.test")
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts("w*.viewer.test"))))
                .isUndecided(0, "w*.viewer.test, which covers www.viewer.test for some clients alone: the asterisk");
        Judged.by(
                        RULE,
                        new Evidences()
                                .forwarding("www_1.viewer.test")
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts("*.viewer.test"))))
                .isUndecided(0, "the label has an underscore");
    }

    @Test
    void a_chain_that_another_connection_was_shown_is_held_to_it_too() {
        Judged.by(RULE, new Evidences().good().otherChain(Evidences.chainOf(Evidences.facts("other.test"))))
                .isBroken("served on one connection a certificate for origin.test, valid from 2026-10-02");
    }
}
