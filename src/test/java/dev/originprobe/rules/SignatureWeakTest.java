package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SignatureWeakTest {
    private static final SignatureWeak RULE = new SignatureWeak();

    @Test
    void md5_and_md2_are_broken() {
        Judged.by(RULE, with(new ChainFault.SignatureWeak(1, "md5WithRSAEncryption", "MD5")))
                .isBroken(1, "signed with md5WithRSAEncryption");
        Judged.by(RULE, with(new ChainFault.SignatureWeak(1, "md2WithRSAEncryption", "MD2")))
                .isBroken(1, "signed with md2WithRSAEncryption");
    }

    @Test
    void sha1_is_undecided() {
        Judged.by(RULE, with(new ChainFault.SignatureWeak(1, "ecdsa-with-SHA1", "SHA-1")))
                .isUndecided(1, "signed with ecdsa-with-SHA1");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.SignatureWeak.class));
    }
}
