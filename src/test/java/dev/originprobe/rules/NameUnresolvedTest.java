package dev.originprobe.rules;

import dev.originprobe.evidence.Resolution;
import org.junit.jupiter.api.Test;

final class NameUnresolvedTest {
    private static final NameUnresolved RULE = new NameUnresolved();

    @Test
    void a_name_that_resolves_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_name_that_does_not_resolve_is_undecided() {
        Judged.by(RULE, new Evidences().resolving(new Resolution.Unresolved(false, "NXDOMAIN")))
                .isUndecided("NXDOMAIN");
    }
}
