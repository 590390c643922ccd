package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.AT;
import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CertificateNotYetValidTest {
    private static final CertificateNotYetValid RULE = new CertificateNotYetValid();

    @Test
    void a_certificate_that_is_not_valid_yet_is_broken_and_the_day_is_told() {
        Judged.by(RULE, with(new ChainFault.NotYetValid(1, NO_ROOT, AT.plusSeconds(1), AT)))
                .isBroken(1, "valid from 2026-11-01T00:00:01Z on");
    }

    @Test
    void a_root_that_is_not_valid_yet_is_named() {
        Judged.by(RULE, with(new ChainFault.NotYetValid(2, ROOT, AT.plusSeconds(1), AT)))
                .isBroken(2, "the root Some Root: valid from");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.NotYetValid.class));
    }
}
