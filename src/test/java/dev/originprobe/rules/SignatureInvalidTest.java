package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SignatureInvalidTest {
    private static final SignatureInvalid RULE = new SignatureInvalid();

    @Test
    void a_signature_by_another_key_than_the_issuer_served_is_broken() {
        Judged.by(RULE, with(new ChainFault.IssuerKeyDiffers(0, "CN=A", OptionalInt.of(1), List.of())))
                .isBroken(0, "does not verify with the key of the certificate served at position 1")
                .wanting("the certificate of CN=A with the key that signed it");
    }

    @Test
    void or_than_the_included_roots() {
        Judged.by(RULE, with(new ChainFault.IssuerKeyDiffers(0, "CN=A", OptionalInt.empty(), List.of())))
                .isBroken(0, "the included root of that name");
    }

    @Test
    void a_signature_that_no_client_checks_is_broken() {
        Judged.by(RULE, with(new ChainFault.SignatureUnchecked(0, "1.2.3", true)))
                .isBroken(0, "a signature that no TLS client checks: 1.2.3");
    }

    @Test
    void what_nobody_here_can_check_is_undecided() {
        Judged.by(RULE, with(new ChainFault.SignatureUnchecked(0, "1.2.3", false)))
                .isUndecided(0, "cannot be checked here, by algorithm or key: 1.2.3");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(
                RULE, Set.of(ChainFault.IssuerKeyDiffers.class, ChainFault.SignatureUnchecked.class));
    }
}
