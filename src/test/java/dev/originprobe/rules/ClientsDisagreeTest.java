package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.Deviation;
import dev.originprobe.tls.ServerFlight;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClientsDisagreeTest {
    private static final Answer FINISHED = new Answer.Completed(Evidences.flight());

    @Test
    void a_handshake_that_the_first_client_finishes_passes() {
        Judged.by(new ClientsDisagree(), new Evidences().good()).findsNothing();
    }

    @Test
    void a_refusal_that_another_client_does_not_share_is_a_risk() {
        judged(refused(Failure.ENGINE_REFUSED), FINISHED).isBroken("one client ends the handshake (BAD_KEY_USAGE)");
    }

    @Test
    void two_refusals_are_no_disagreement() {
        judged(refused(Failure.ENGINE_REFUSED), refused(Failure.ENGINE_REFUSED)).passes();
    }

    @Test
    void a_server_that_refuses_the_first_clients_hello_is_none() {
        judged(Evidences.refusal(Alert.HANDSHAKE_FAILURE), FINISHED).passes();
    }

    @Test
    void what_another_rule_explains_is_not_said_again() {
        ServerFlight unasked =
                Evidences.flight().withDeviations(List.of(new Deviation(Deviation.Kind.EXTENSION_OF_HELLO, 0x1234)));

        judged(unasked, refused(Failure.ENGINE_REFUSED), FINISHED).passes();
    }

    @Test
    void what_a_rule_about_the_certificates_drops_for_is_not_said_again() {
        Judged.by(
                        new ClientsDisagree(),
                        ChainFaults.with(new ChainFault.KeyUsageUnfit(0))
                                .handshake(refused(Failure.ENGINE_REFUSED))
                                .followUp(Purpose.HANDSHAKE_AGAIN, FINISHED))
                .passes();
    }

    private static Answer refused(Failure failure) {
        return new Answer.Unfinished(Evidences.flight(), failure, "BAD_KEY_USAGE");
    }

    private static Judged judged(Answer first, Answer second) {
        return judged(Evidences.flight(), first, second);
    }

    private static Judged judged(ServerFlight hello, Answer first, Answer second) {
        return Judged.by(
                new ClientsDisagree(),
                new Evidences()
                        .hello(new Answer.Flight(hello))
                        .handshake(first)
                        .followUp(Purpose.HANDSHAKE_AGAIN, second));
    }
}
