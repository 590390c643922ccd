package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeMalformedTest {
    private static final HandshakeMalformed RULE = new HandshakeMalformed();

    @Test
    void tls_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_broken_flight_breaks_it() {
        Judged.by(RULE, new Evidences().hello(new Answer.Malformed("a record of 65535 bytes", Optional.empty())))
                .isBroken("65535");
    }
}
