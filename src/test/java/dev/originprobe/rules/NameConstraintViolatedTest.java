package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NameConstraintViolatedTest {
    private static final NameConstraintViolated RULE = new NameConstraintViolated();

    @Test
    void a_name_that_a_ca_may_not_certify_is_broken() {
        Judged.by(RULE, with(new ChainFault.NameNotPermitted(0, "origin.test"))).isBroken(0, "the name origin.test");
    }

    @Test
    void names_that_were_not_compared_are_undecided() {
        Judged.by(RULE, with(new ChainFault.NamesNotCompared(0, 2_000, 1_000)))
                .isUndecided(0, "2000 names against more subtrees")
                .wanting("at most 1000 comparisons");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.NameNotPermitted.class, ChainFault.NamesNotCompared.class));
    }
}
