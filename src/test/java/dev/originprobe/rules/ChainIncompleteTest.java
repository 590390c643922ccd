package dev.originprobe.rules;

import dev.originprobe.pki.ChainFault;
import org.junit.jupiter.api.Test;

final class ChainIncompleteTest {
    private static final ChainIncomplete RULE = new ChainIncomplete();

    @Test
    void a_chain_without_this_fault_passes() {
        Judged.by(RULE, ChainFaults.allBut(ChainFault.Kind.INCOMPLETE)).passes();
    }

    @Test
    void the_fault_breaks_it_and_names_the_certificate() {
        ChainFaults.assertBroken(RULE, ChainFault.Kind.INCOMPLETE);
    }

    @Test
    void the_fault_leaves_it_undecided_where_aws_does_not_say() {
        ChainFaults.assertUndecided(RULE, ChainFault.Kind.INCOMPLETE);
    }

    @Test
    void without_certificates_it_does_not_apply() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(40))).isNotApplicable();
    }
}
