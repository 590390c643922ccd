package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.AT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RootDistrustedTest {
    private static final RootDistrusted RULE = new RootDistrusted();

    @Test
    void a_leaf_issued_after_its_root_was_distrusted_is_broken() {
        Judged.by(RULE, with(new ChainFault.RootDistrusted(0, "Some Root", AT, AT.minusSeconds(1))))
                .isBroken(0, "issued 2026-11-01T00:00:00Z under Some Root")
                .wanting("no later than 2026-10-31T23:59:59Z");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.RootDistrusted.class));
    }
}
