package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Octets;
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
    void tls_1_3_hides_the_certificates_of_the_hello() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(
                                        Evidences.flight(0x0304, 0x1301).withCertificates(List.of())))
                                .handshake(new Answer.Completed(Evidences.flight(0x0304, 0x1301))))
                .passes();
    }
}
