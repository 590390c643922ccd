package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import org.junit.jupiter.api.Test;

final class CipherObsoleteTest {
    private static final CipherObsolete RULE = new CipherObsolete();

    @Test
    void aes_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void rc4_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight(0x0303, 0x0004)))
                                .handshake(new Answer.Completed(Evidences.flight(0x0303, 0x0004))))
                .isBroken("RC4-MD5");
    }

    @Test
    void triple_des_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight(0x0303, 0x000a)))
                                .handshake(new Answer.Completed(Evidences.flight(0x0303, 0x000a))))
                .isBroken("DES-CBC3-SHA");
    }
}
