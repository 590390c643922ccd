package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.NO_ROOT;
import static dev.originprobe.rules.ChainFaults.ROOT;
import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UsageNotAllowedTest {
    private static final UsageNotAllowed RULE = new UsageNotAllowed();

    @Test
    void a_key_usage_that_tls_has_no_use_for_is_broken() {
        Judged.by(RULE, with(new ChainFault.KeyUsageUnfit(0))).isBroken(0, "a keyUsage for other ends");
    }

    @Test
    void an_extended_key_usage_without_server_auth_is_broken() {
        Judged.by(RULE, with(new ChainFault.ExtendedKeyUsageUnfit(1, NO_ROOT, List.of("1.2.3", "1.2.4"))))
                .isBroken(1, "extendedKeyUsage 1.2.3, 1.2.4");
    }

    @Test
    void a_netscape_type_of_something_else_than_a_server_is_broken() {
        Judged.by(RULE, with(new ChainFault.NetscapeTypeUnfit(0))).isBroken(0, "a Netscape certificate type");
    }

    @Test
    void netscapes_step_up_alone_is_undecided_because_openssl_takes_it() {
        Judged.by(RULE, with(new ChainFault.ExtendedKeyUsageUnfit(1, NO_ROOT, List.of("2.16.840.1.113730.4.1"))))
                .isUndecided(1, "which OpenSSL takes for a server's and AWS-LC does not");
    }

    @Test
    void a_root_is_named_and_undecided_because_aws_lc_does_not_look_at_it() {
        Judged.by(RULE, with(new ChainFault.ExtendedKeyUsageUnfit(1, ROOT, List.of("1.2.3"))))
                .isUndecided(1, "the root Some Root: extendedKeyUsage 1.2.3, which OpenSSL refuses in a root");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(
                RULE,
                Set.of(
                        ChainFault.KeyUsageUnfit.class,
                        ChainFault.NetscapeTypeUnfit.class,
                        ChainFault.ExtendedKeyUsageUnfit.class));
    }
}
