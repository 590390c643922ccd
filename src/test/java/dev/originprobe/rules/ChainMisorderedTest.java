package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChainMisorderedTest {
    private static final ChainMisordered RULE = new ChainMisordered();

    @Test
    void both_orders_are_shown_with_the_certificate_that_stands_where_another_belongs() {
        Judged.by(RULE, with(misordered(Optional.of("CN=B"))))
                .isBroken(1, "CN=B, which is not the next certificate of the path; served: CN=L; CN=B; CN=A")
                .wanting("CN=L; CN=A; CN=B; the one that belongs here is now at position 2");
    }

    @Test
    void what_cannot_be_read_has_no_name() {
        Judged.by(RULE, with(misordered(Optional.empty()))).isBroken(1, "a certificate that cannot be read");
    }

    private static ChainFault misordered(Optional<String> found) {
        return new ChainFault.Misordered(1, found, 2, List.of("CN=L", "CN=B", "CN=A"), List.of("CN=L", "CN=A", "CN=B"));
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Misordered.class));
    }
}
