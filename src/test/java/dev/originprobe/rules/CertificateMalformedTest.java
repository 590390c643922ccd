package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CertificateMalformedTest {
    private static final CertificateMalformed RULE = new CertificateMalformed();

    @Test
    void a_certificate_that_cannot_be_read_is_broken() {
        Judged.by(RULE, with(new ChainFault.Malformed(1, "no end"))).isBroken(1, "it has no end");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Malformed.class));
    }
}
