package dev.originprobe.rules;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.tls.Alert;
import org.junit.jupiter.api.Test;

final class CipherRefusedTest {
    private static final CipherRefused RULE = new CipherRefused();

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void the_suites_that_are_accepted_are_named() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .speaking(0x009e, TLS_1_2)
                                .followUp(Purpose.OTHER_SUITES, new Answer.Flight(Evidences.flight(0x0303, 0x009f))))
                .isBroken("DHE-RSA-AES256-GCM-SHA384");
    }

    @Test
    void what_is_wrong_with_suites_that_nobody_offers_is_said() {
        unprotected(0x003b, "NULL-SHA256 (without encryption) but none");
        unprotected(0xc018, "AECDH-AES128-SHA (without certificate) but none");
        unprotected(0xc015, "AECDH-NULL-SHA (without certificate and encryption) but none");
    }

    private static void unprotected(int suite, String said) {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .followUp(Purpose.OTHER_SUITES, new Answer.Flight(Evidences.flight(0x0303, suite))))
                .isBroken(said);
    }

    @Test
    void a_suite_that_was_not_offered_breaks_it() {
        Judged.by(RULE, new Evidences().hello(new Answer.Flight(Evidences.flight(0x0303, 0x009e))))
                .isBroken("DHE-RSA-AES128-GCM-SHA256");
    }

    @Test
    void only_other_suites_with_an_offered_version_break_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .speaking(0x009e, TLS_1_2))
                .isBroken("DHE-RSA-AES128-GCM-SHA256");
    }
}
