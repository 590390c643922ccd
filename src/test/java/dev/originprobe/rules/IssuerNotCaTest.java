package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainFault.Lack;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IssuerNotCaTest {
    private static final IssuerNotCa RULE = new IssuerNotCa();

    @Test
    void an_issuer_is_told_what_it_lacks() {
        Judged.by(RULE, with(new ChainFault.IssuerNotCa(1, NO_ROOT, "CN=A", Lack.CA)))
                .isBroken(1, "CN=A is not a CA (basicConstraints)");
        Judged.by(RULE, with(new ChainFault.IssuerNotCa(1, NO_ROOT, "CN=A", Lack.KEY_CERT_SIGN)))
                .isBroken(1, "CN=A may not sign certificates (keyUsage)");
        Judged.by(RULE, with(new ChainFault.IssuerNotCa(1, NO_ROOT, "", Lack.NAME)))
                .isBroken(1, "it has no name (subject)");
    }

    @Test
    void a_root_is_named() {
        Judged.by(RULE, with(new ChainFault.IssuerNotCa(1, ROOT, "CN=A", Lack.KEY_CERT_SIGN)))
                .isBroken(1, "the root Some Root: CN=A may not sign certificates");
    }

    @Test
    void a_root_that_says_that_it_is_no_ca_is_undecided() {
        Judged.by(RULE, with(new ChainFault.IssuerNotCa(1, ROOT, "CN=A", Lack.CA)))
                .isUndecided(1, "the root Some Root: CN=A is not a CA (basicConstraints), which OpenSSL refuses");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.IssuerNotCa.class));
    }
}
