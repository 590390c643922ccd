package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IssuerUntrustedTest {
    private static final IssuerUntrusted RULE = new IssuerUntrusted();

    @Test
    void a_root_that_is_not_included_is_broken() {
        Judged.by(RULE, with(new ChainFault.RootNotIncluded(1, "CN=Private")))
                .isBroken(1, "the chain ends at CN=Private, which is no included root");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.RootNotIncluded.class));
    }
}
