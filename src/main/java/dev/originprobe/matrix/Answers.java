package dev.originprobe.matrix;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ServerFlight;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one address answered to each offer so far. */
final class Answers {
    private final Map<ClientOffer, Answer> last = new HashMap<>();
    private final Map<ClientOffer, Integer> closed = new HashMap<>();
    private final int attempts;
    private int hellos;
    private boolean late;

    /**
     * None yet.
     *
     * @param attempts how often an offer on which the server closed is made, as CloudFront's ConnectionAttempts
     */
    Answers(int attempts) {
        this.attempts = attempts;
    }

    void take(Exchange exchange) {
        ClientOffer offer = exchange.question().offer();
        last.put(offer, exchange.answer());
        hellos++;
        late |= exchange.attempts() == 0;
        if (isBareClose(exchange.answer())) {
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
        return answer == null || (isBareClose(answer) && closed.getOrDefault(offer, 0) < attempts);
    }

    /** What was chosen of an offer; empty where it was refused or it is not known. */
    Optional<ServerFlight> chosen(ClientOffer offer) {
        return Optional.ofNullable(last.get(offer))
                .filter(Answer.Flight.class::isInstance)
                .flatMap(Answer::seen)
                .filter(flight -> flight.protocol().filter(offer::offers).isPresent()
                        && offer.suites().contains(flight.suite()));
    }

    /** Accepted where something of the offer was chosen; a server that chose something else refused it. */
    Reply reply(ClientOffer offer) {
        if (chosen(offer).isPresent()) {
            return Reply.ACCEPTED;
        }
        Answer answer = last.get(offer);
        return answer instanceof Answer.Alerted || answer instanceof Answer.Closed || answer instanceof Answer.Flight
                ? Reply.REFUSED
                : Reply.UNDECIDED;
    }

    /** Whether the server closed, although it sends an alert where it refuses: something went wrong there. */
    boolean failed(ClientOffer offer) {
        Answer answer = last.get(offer);
        return answer != null
                && isBareClose(answer)
                && last.values().stream()
                        .anyMatch(other -> other instanceof Answer.Alerted alerted
                                && alerted.alert().description() == Alert.HANDSHAKE_FAILURE);
    }

    private static boolean isBareClose(Answer answer) {
        return answer instanceof Answer.Closed bare && bare.flight().isEmpty();
    }
}
