package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.AT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainFault.Surplus;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChainExcessTest {
    private static final ChainExcess RULE = new ChainExcess();

    @Test
    void what_the_path_does_not_need_is_undecided_and_said_what_it_is() {
        Judged.by(RULE, with(new ChainFault.Excess(2, Optional.of("CN=B"), Surplus.UNRELATED, Optional.empty())))
                .isUndecided(2, "not part of the path: CN=B");
        Judged.by(RULE, with(new ChainFault.Excess(2, Optional.of("CN=B"), Surplus.COPY, Optional.empty())))
                .isUndecided(2, "a second copy of CN=B");
        Judged.by(RULE, with(new ChainFault.Excess(2, Optional.of("CN=B"), Surplus.CROSS_SIGNED, Optional.empty())))
                .isUndecided(2, "a cross-signed twin of the root, CN=B");
        Judged.by(RULE, with(new ChainFault.Excess(2, Optional.empty(), Surplus.UNRELATED, Optional.empty())))
                .isUndecided(2, "a certificate that cannot be read");
    }

    @Test
    void what_has_expired_is_said_to_have() {
        Judged.by(RULE, with(new ChainFault.Excess(2, Optional.of("CN=B"), Surplus.UNRELATED, Optional.of(AT))))
                .isUndecided(2, "not part of the path: CN=B, expired on 2026-11-01T00:00:00Z");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Excess.class));
    }
}
