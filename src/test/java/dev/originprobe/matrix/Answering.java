package dev.originprobe.matrix;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Servers as functions from offers to answers, and what is found of them. */
final class Answering {
    static final Scope SCOPE = Scope.of(Profiles.newest(), Optional.of("origin.test"));
    static final Answer REFUSED = new Answer.Alerted(new Alert(2, 40), Optional.empty());
    static final Answer CLOSED = new Answer.Closed(false, Optional.empty());

    private static final Endpoint ENDPOINT = new Endpoint(InetAddress.getLoopbackAddress(), 443);
    private static final Timeouts PATIENCE = new Timeouts(3, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private Answering() {}

    /** Asks a server until nothing is left to ask. */
    static AddressMatrix found(Scope scope, Function<ClientOffer, Answer> server) {
        return asked(scope, server).matrix();
    }

    /** What is found, and in how many rounds, all of one being asked side by side. */
    record Asked(AddressMatrix matrix, int rounds) {}

    static Asked asked(Scope scope, Function<ClientOffer, Answer> server) {
        AnswerLog answers = new AnswerLog(3);
        for (int rounds = 0; true; rounds++) {
            MatrixPlan plan = new MatrixPlan(scope, answers);
            if (plan.open().isEmpty()) {
                return new Asked(plan.matrix(ENDPOINT), rounds);
            }
            plan.open()
                    .forEach(offer -> answers.take(new Exchange(
                            new Question(ENDPOINT, offer, Purpose.HELLO, PATIENCE),
                            server.apply(offer),
                            1,
                            Optional.empty(),
                            Optional.empty())));
        }
    }

    static Answer choosing(ClientOffer offer, Optional<CipherSuite> suite, Optional<NamedGroup> group) {
        return suite.map(chosen -> (Answer) new Answer.Flight(flight(offer, chosen, group)))
                .orElse(REFUSED);
    }

    static ServerFlight flight(ClientOffer offer, CipherSuite suite, Optional<NamedGroup> group) {
        return new ServerFlight(
                offer.newest().wire(), suite, group, List.of(), Optional.empty(), false, false, true, List.of());
    }

    /** A server that knows some suites, in an order of its own or the client's, and the groups that it is offered. */
    static Function<ClientOffer, Answer> server(List<CipherSuite> known, boolean ownOrder) {
        return offer -> {
            List<CipherSuite> order = ownOrder ? known : offer.suites();
            List<CipherSuite> other = ownOrder ? offer.suites() : known;
            return choosing(
                    offer,
                    order.stream().filter(other::contains).findFirst(),
                    offer.groups().stream().findFirst());
        };
    }

    /** A server of one protocol; it refuses the others. */
    static Function<ClientOffer, Answer> only(ProtocolVersion version, Function<ClientOffer, Answer> server) {
        return offer -> offer.newest() == version ? server.apply(offer) : REFUSED;
    }
}
