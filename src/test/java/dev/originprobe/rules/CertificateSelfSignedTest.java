package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CertificateSelfSignedTest {
    private static final CertificateSelfSigned RULE = new CertificateSelfSigned();

    @Test
    void a_leaf_that_signed_itself_is_broken() {
        Judged.by(RULE, with(new ChainFault.SelfSigned(0, "CN=origin.test")))
                .isBroken(0, "signed by itself: CN=origin.test");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.SelfSigned.class));
    }
}
