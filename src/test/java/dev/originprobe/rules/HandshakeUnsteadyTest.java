package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.tls.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeUnsteadyTest {
    private static final HandshakeUnsteady RULE = new HandshakeUnsteady();
    private static final Answer ANSWERED = new Answer.Flight(Evidences.flight());
    private static final List<Answer> REFUSALS =
            List.of(Evidences.refusal(Alert.UNRECOGNIZED_NAME), new Answer.Closed(true, Optional.empty()));

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_hello_that_is_refused_twice_passes() {
        for (Answer refusal : REFUSALS) {
            Judged.by(RULE, new Evidences().hello(refusal).followUp(Purpose.CONTROL, refusal))
                    .passes();
        }
    }

    @Test
    void a_hello_that_is_refused_and_then_answered_leaves_it_undecided_and_no_other_rule_names_a_cause() {
        for (Answer refusal : REFUSALS) {
            Evidences evidence = new Evidences()
                    .hello(refusal)
                    .followUp(Purpose.CONTROL, ANSWERED)
                    .followUp(Purpose.NO_SERVER_NAME, ANSWERED)
                    .followUp(Purpose.OTHER_SUITES, new Answer.Flight(Evidences.flight(0x0303, 0x009e)));
            Judged.by(RULE, evidence).isUndecided("answers the same hello when it is sent again");
            for (RefusalRule other : List.of(
                    new ServerNameRefused(), new CipherRefused(), new HandshakeRefused(), new HandshakeClosed())) {
                Judged.by(other, evidence).findsNothing();
            }
        }
    }

    @Test
    void a_handshake_that_is_refused_and_then_finished_leaves_it_undecided() {
        Judged.by(RULE, refusedAndThenFinished(0xc02f, 0x0804)).isUndecided("refuses a handshake");
    }

    @Test
    void a_handshake_that_the_first_engine_has_no_signature_scheme_for_passes() {
        Judged.by(RULE, refusedAndThenFinished(0xc02b, 0x0203)).passes();
    }

    private static Evidences refusedAndThenFinished(int suite, int scheme) {
        Answer.Flight flight = new Answer.Flight(Evidences.signed(0x0303, suite, scheme));
        return new Evidences()
                .hello(flight)
                .handshake(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                .followUp(Purpose.HANDSHAKE_AGAIN, new Answer.Completed(flight.flight()));
    }
}
