package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import org.junit.jupiter.api.Test;

final class ProtocolObsoleteTest {
    private static final ProtocolObsolete RULE = new ProtocolObsolete();

    @Test
    void tls_1_2_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void tls_1_0_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight(0x0301, 0xc013)))
                                .handshake(new Answer.Completed(Evidences.flight(0x0301, 0xc013))))
                .isBroken("TLSv1");
    }

    @Test
    void sslv3_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight(0x0300, 0x0004)))
                                .handshake(new Answer.Completed(Evidences.flight(0x0300, 0x0004))))
                .isBroken("SSLv3");
    }
}
