package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChainIncompleteTest {
    private static final ChainIncomplete RULE = new ChainIncomplete();

    @Test
    void a_missing_issuer_is_broken_and_named() {
        Judged.by(RULE, with(new ChainFault.Incomplete(1, "CN=A", List.of(), List.of())))
                .isBroken(1, "its issuer CN=A is neither served nor an included root")
                .wanting("the certificate of CN=A");
    }

    @Test
    void where_it_can_be_downloaded_is_told() {
        Judged.by(
                        RULE,
                        with(new ChainFault.Incomplete(
                                1, "CN=A", List.of("http://ca.test/a.der", "ldap://ca.test"), List.of())))
                .isBroken(1, "CN=A")
                .wanting("the certificate of CN=A (available at http://ca.test/a.der)");
    }

    @Test
    void a_certificate_that_does_not_belong_is_named_in_the_remedy() {
        Judged.by(RULE, with(missing(Optional.empty())))
                .advises(
                        "Certificate 1, CN=B, issued none of those that are served: put the certificate of CN=A in its "
                                + "place, right behind certificate 0.");
        Judged.by(RULE, with(missing(Optional.of(Instant.EPOCH))))
                .advises("right behind certificate 0 (it expired on 1970-01-01T00:00:00Z besides).");
    }

    private static ChainFault missing(Optional<Instant> expired) {
        return new ChainFault.Incomplete(0, "CN=A", List.of(), List.of(new ChainFault.Stranger(1, "CN=B", expired)));
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.Incomplete.class));
    }
}
