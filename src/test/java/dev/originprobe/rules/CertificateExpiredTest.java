package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.AT;
import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CertificateExpiredTest {
    private static final CertificateExpired RULE = new CertificateExpired();

    @Test
    void a_certificate_that_has_expired_is_broken_and_the_day_is_told() {
        Judged.by(RULE, with(new ChainFault.Expired(1, NO_ROOT, AT.minusSeconds(1), AT)))
                .isBroken(1, "expired on 2026-10-31T23:59:59Z");
    }

    @Test
    void an_expired_root_is_named() {
        Judged.by(RULE, with(new ChainFault.Expired(2, ROOT, AT.minusSeconds(1), AT)))
                .isBroken(2, "the root Some Root: expired on 2026-10-31T23:59:59Z");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Expired.class));
    }
}
