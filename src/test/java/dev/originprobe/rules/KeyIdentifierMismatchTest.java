package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyIdentifierMismatchTest {
    private static final KeyIdentifierMismatch RULE = new KeyIdentifierMismatch();

    @Test
    void an_issuer_that_calls_its_key_otherwise_is_broken() {
        Judged.by(RULE, with(new ChainFault.KeyIdentifierDiffers(0, NO_ROOT, "a is b")))
                .isBroken(0, "it says that a is b");
    }

    @Test
    void a_root_is_named() {
        Judged.by(RULE, with(new ChainFault.KeyIdentifierDiffers(1, ROOT, "a is b")))
                .isBroken(1, "it says that a is b (the root Some Root)");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.KeyIdentifierDiffers.class));
    }
}
