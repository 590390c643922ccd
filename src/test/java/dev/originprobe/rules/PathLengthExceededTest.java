package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PathLengthExceededTest {
    private static final PathLengthExceeded RULE = new PathLengthExceeded();

    @Test
    void more_intermediates_than_a_ca_allows_are_broken() {
        Judged.by(RULE, with(new ChainFault.PathLengthExceeded(2, NO_ROOT, "CN=B", 1, 0)))
                .isBroken(2, "1 intermediates below CN=B")
                .wanting("at most 0 (pathLenConstraint)");
    }

    @Test
    void where_the_root_allows_fewer_it_is_undecided() {
        Judged.by(RULE, with(new ChainFault.PathLengthExceeded(1, ROOT, "CN=B", 1, 0)))
                .isUndecided(1, "1 intermediates below CN=B, which OpenSSL refuses in a root and AWS-LC takes");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.PathLengthExceeded.class));
    }
}
