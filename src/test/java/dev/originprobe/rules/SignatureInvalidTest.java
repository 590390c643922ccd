package dev.originprobe.rules;

import dev.originprobe.pki.ChainFault;
import org.junit.jupiter.api.Test;

final class SignatureInvalidTest {
    private static final SignatureInvalid RULE = new SignatureInvalid();

    @Test
    void a_chain_without_this_fault_passes() {
        Judged.by(RULE, ChainFaults.allBut(ChainFault.Kind.SIGNATURE_INVALID)).passes();
    }

    @Test
    void the_fault_breaks_it_and_names_the_certificate() {
        ChainFaults.assertBroken(RULE, ChainFault.Kind.SIGNATURE_INVALID);
    }

    @Test
    void the_fault_leaves_it_undecided_where_aws_does_not_say() {
        ChainFaults.assertUndecided(RULE, ChainFault.Kind.SIGNATURE_INVALID);
    }

    @Test
    void without_certificates_it_does_not_apply() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(40))).isNotApplicable();
    }
}
