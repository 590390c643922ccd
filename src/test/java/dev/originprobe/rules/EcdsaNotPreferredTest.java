package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import org.junit.jupiter.api.Test;

final class EcdsaNotPreferredTest {
    private static final EcdsaNotPreferred RULE = new EcdsaNotPreferred();

    @Test
    void ecdsa_passes() {
        Judged.by(RULE, new Evidences().hello(new Answer.Flight(Evidences.flight(0x0303, 0xc02b))))
                .passes();
    }

    @Test
    void rsa_from_an_origin_that_has_ecdsa_is_noted() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .followUp(Purpose.ONE_PROTOCOL, new Answer.Flight(Evidences.flight(0x0303, 0xc02b))))
                .isBroken("ECDHE-RSA");
    }

    @Test
    void rsa_alone_is_not_noted() {
        Judged.by(RULE, new Evidences().good()).passes();
    }
}
