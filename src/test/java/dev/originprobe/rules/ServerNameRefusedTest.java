package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.NamedGroup;
import org.junit.jupiter.api.Test;

final class ServerNameRefusedTest {
    private static final ServerNameRefused RULE = new ServerNameRefused();

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void the_alert_for_it_breaks_it() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(Alert.UNRECOGNIZED_NAME)))
                .isBroken("origin.test");
    }

    @Test
    void any_refusal_that_goes_away_without_sni_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .followUp(Purpose.NO_SERVER_NAME, new Answer.Flight(Evidences.flight())))
                .isBroken("origin.test");
    }

    @Test
    void a_name_with_which_anything_is_accepted_is_not_refused() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .followUp(
                                        Purpose.OTHER_GROUPS,
                                        new Answer.Flight(Evidences.flight().withGroup(NamedGroup.SECP521R1)))
                                .followUp(Purpose.NO_SERVER_NAME, new Answer.Flight(Evidences.flight())))
                .findsNothing();
    }
}
