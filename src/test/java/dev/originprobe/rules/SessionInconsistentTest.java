package dev.originprobe.rules;

import dev.originprobe.demo.Mint;
import dev.originprobe.evidence.Answer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ServerFlight;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionInconsistentTest {
    private static final SessionInconsistent RULE = new SessionInconsistent();

    @Test
    void the_same_twice_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void another_suite_is_a_risk() {
        Judged.by(RULE, new Evidences().good().handshake(new Answer.Completed(Evidences.flight(0x0303, 0xc030))))
                .isBroken("AES_256");
    }

    @Test
    void another_leaf_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .handshake(new Answer.Completed(
                                        Evidences.flight().withCertificates(List.of(Octets.of(new byte[] {2}))))))
                .isBroken("then");
    }

    @Test
    void in_tls_1_3_another_leaf_with_a_key_of_the_same_kind_is_a_risk() {
        tls13(Mint.ec("secp256r1"), Mint.ec("secp256r1")).isBroken("then");
    }

    @Test
    void in_tls_1_3_an_engine_may_be_shown_the_certificate_with_a_key_of_another_kind() {
        tls13(Mint.ec("secp256r1"), Mint.ec("secp384r1")).passes();
        tls13(Mint.rsa(), Mint.ec("secp384r1")).passes();
    }

    private static Judged tls13(KeyPair first, KeyPair second) {
        return Judged.by(
                RULE,
                new Evidences()
                        .hello(new Answer.Flight(flight(first)))
                        .handshake(new Answer.Completed(flight(second))));
    }

    private static ServerFlight flight(KeyPair leaf) {
        return Evidences.flight(0x0304, 0x1301)
                .withCertificates(List.of(Octets.of(
                        Template.leaf("origin.test").keys(leaf).issue().der())));
    }
}
