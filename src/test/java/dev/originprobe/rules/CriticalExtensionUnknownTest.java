package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CriticalExtensionUnknownTest {
    private static final CriticalExtensionUnknown RULE = new CriticalExtensionUnknown();

    @Test
    void critical_extensions_that_clients_do_not_know_are_broken() {
        Judged.by(RULE, with(new ChainFault.CriticalExtensionUnknown(1, NO_ROOT, List.of("1.2.3", "1.2.4"))))
                .isBroken(1, "critical extension 1.2.3, 1.2.4");
    }

    @Test
    void a_root_is_named_and_undecided_because_aws_lc_does_not_look_at_it() {
        Judged.by(RULE, with(new ChainFault.CriticalExtensionUnknown(1, ROOT, List.of("1.2.3"))))
                .isUndecided(1, "the root Some Root: critical extension 1.2.3, which OpenSSL refuses in a root");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.CriticalExtensionUnknown.class));
    }
}
