package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChainMisorderedTest {
    private static final ChainMisordered RULE = new ChainMisordered();

    @Test
    void the_certificate_that_stands_where_another_belongs_is_told() {
        Judged.by(RULE, with(new ChainFault.Misordered(1, Optional.of("CN=B"), false, "CN=A", 2)))
                .isBroken(1, "CN=B, which is not the next certificate of the path")
                .wanting("CN=A, now at position 2");
    }

    @Test
    void a_copy_is_called_one() {
        Judged.by(RULE, with(new ChainFault.Misordered(1, Optional.of("CN=B"), true, "CN=A", 2)))
                .isBroken(1, "a second copy of CN=B");
    }

    @Test
    void what_cannot_be_read_has_no_name() {
        Judged.by(RULE, with(new ChainFault.Misordered(1, Optional.empty(), false, "CN=A", 2)))
                .isBroken(1, "a certificate that cannot be read");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Misordered.class));
    }
}
