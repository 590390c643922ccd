package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChainContainsRootTest {
    private static final ChainContainsRoot RULE = new ChainContainsRoot();

    @Test
    void a_root_that_is_served_is_told() {
        Judged.by(RULE, with(new ChainFault.ContainsRoot(2))).isBroken(2, "the root itself is served");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.ContainsRoot.class));
    }
}
