package dev.originprobe.matrix;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ServerFlight;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one address answered to each offer so far. A server that closes may refuse, or somebody before it may have had
 * enough of connections: what was accepted before is offered once more at the end, and only where it is accepted again was
 * a close a refusal.
 */
final class AnswerLog {
    /** How the offer was answered that was made again at the end. */
    private enum Control {
        NOT_ASKED,
        ACCEPTED,
        FAILED
    }

    private final Map<ClientOffer, Answer> last = new LinkedHashMap<>();
    private final Map<ClientOffer, Integer> closed = new HashMap<>();
    private final int attempts;
    private Control control = Control.NOT_ASKED;
    private int hellos;
    private boolean late;

    /**
     * None yet.
     *
     * @param attempts how often an offer on which the server closed is made, as CloudFront's ConnectionAttempts
     */
    AnswerLog(int attempts) {
        this.attempts = attempts;
    }

    void take(Exchange exchange) {
        ClientOffer offer = exchange.question().offer();
        hellos++;
        late |= exchange.answer() instanceof Answer.Unreachable unreachable && unreachable.isOurs();
        if (isAccepted(offer)) {
            control = exchange.answer() instanceof Answer.Flight ? Control.ACCEPTED : Control.FAILED;
            return;
        }
        last.put(offer, exchange.answer());
        if (exchange.answer() instanceof Answer.Closed) {
            closed.merge(offer, 1, Integer::sum);
        }
    }

    /** How many answers were taken. */
    int hellos() {
        return hellos;
    }

    /** Whether the turn of one came too late. */
    boolean isLate() {
        return late;
    }

    /** Whether no connection was made at all: the next would not be either. */
    boolean isUnreachable() {
        return !last.isEmpty() && last.values().stream().allMatch(Answer.Unreachable.class::isInstance);
    }

    /** Whether it is to be asked: it was not yet, or the server closed on it and may not the next time. */
    boolean open(ClientOffer offer) {
        Answer answer = last.get(offer);
        return answer == null || (answer instanceof Answer.Closed && closed.getOrDefault(offer, 0) < attempts);
    }

    /** What is to be offered once more when all else is answered; none where that tells nothing, or was done. */
    Set<ClientOffer> control() {
        return control == Control.NOT_ASKED && last.values().stream().anyMatch(AnswerLog::isBareClose)
                ? accepted().map(Set::of).orElse(Set.of())
                : Set.of();
    }

    /** What was chosen of an offer; empty where it was refused or it is not known. */
    Optional<ServerFlight> chosen(ClientOffer offer) {
        return Optional.ofNullable(last.get(offer))
                .filter(Answer.Flight.class::isInstance)
                .flatMap(Answer::seen)
                .filter(offer::allows);
    }

    /** The suite of an offer that was chosen before the server broke off; empty where it did not. */
    Optional<CipherSuite> brokeOffAt(ClientOffer offer) {
        return Optional.ofNullable(last.get(offer))
                .filter(answer -> answer instanceof Answer.Closed || answer instanceof Answer.Alerted)
                .flatMap(Answer::seen)
                .filter(offer::allows)
                .map(ServerFlight::suite);
    }

    /**
     * Accepted where something of the offer was chosen, also where the server closed after its ServerHello, as Jetty and
     * Undertow may; a server that chose something else refused it.
     */
    Reply reply(ClientOffer offer) {
        Answer answer = last.get(offer);
        if (isAccepted(offer)
                || (answer instanceof Answer.Closed && brokeOffAt(offer).isPresent())) {
            return Reply.ACCEPTED;
        }
        return answer instanceof Answer.Alerted
                        || answer instanceof Answer.Flight
                        || (answer != null && isBareClose(answer) && closesAreRefusals())
                ? Reply.REFUSED
                : Reply.UNDECIDED;
    }

    /** Whether the server closed, although it sends an alert where it refuses: something went wrong there. */
    boolean failed(ClientOffer offer) {
        Answer answer = last.get(offer);
        return answer != null && isBareClose(answer) && last.values().stream().anyMatch(AnswerLog::isHandshakeFailure);
    }

    /** Whether nothing was chosen for another reason, it seems, than that the server has nothing of what was offered. */
    boolean failedOtherwise(ClientOffer offer) {
        Answer answer = last.get(offer);
        return failed(offer) || (answer instanceof Answer.Alerted && !isHandshakeFailure(answer));
    }

    private static boolean isHandshakeFailure(Answer answer) {
        return answer instanceof Answer.Alerted alerted && alerted.alert().description() == Alert.HANDSHAKE_FAILURE;
    }

    private boolean isAccepted(ClientOffer offer) {
        return chosen(offer).isPresent();
    }

    private Optional<ClientOffer> accepted() {
        return last.keySet().stream().filter(this::isAccepted).findFirst();
    }

    /** Nothing can be offered again to a server that accepts nothing; one that does nothing but close refuses so. */
    private boolean closesAreRefusals() {
        return control == Control.ACCEPTED
                || (accepted().isEmpty() && last.values().stream().noneMatch(Answer.Alerted.class::isInstance));
    }

    private static boolean isBareClose(Answer answer) {
        return answer instanceof Answer.Closed bare && bare.flight().isEmpty();
    }
}
