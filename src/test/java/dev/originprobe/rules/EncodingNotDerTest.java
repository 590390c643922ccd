package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.Oddity.Refusing;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EncodingNotDerTest {
    private static final EncodingNotDer RULE = new EncodingNotDer();

    @Test
    void what_every_engine_refuses_is_broken() {
        Judged.by(RULE, with(new ChainFault.Odd(1, NO_ROOT, "a length", Refusing.EVERYBODY)))
                .isBroken(1, "it has a length; OpenSSL and AWS-LC refuse it");
    }

    @Test
    void what_engines_differ_about_is_undecided_and_they_are_named() {
        Map.of(
                        Refusing.AWS_LC, "AWS-LC refuses it, and OpenSSL takes it",
                        Refusing.OPENSSL, "OpenSSL refuses it, and AWS-LC takes it",
                        Refusing.BORINGSSL, "BoringSSL refuses it, and OpenSSL and AWS-LC take it",
                        Refusing.STRICT, "BoringSSL or Bouncy Castle refuses it, and OpenSSL and AWS-LC take it")
                .forEach(
                        (refusing, words) -> Judged.by(RULE, with(new ChainFault.Odd(0, NO_ROOT, "a length", refusing)))
                                .isUndecided(0, "it has a length; " + words));
    }

    @Test
    void a_root_is_named() {
        Judged.by(RULE, with(new ChainFault.Odd(1, ROOT, "a length", Refusing.OPENSSL)))
                .isUndecided(1, "the root Some Root: it has a length; OpenSSL refuses it, and AWS-LC takes it");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Odd.class));
    }
}
