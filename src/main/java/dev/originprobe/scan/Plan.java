package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to ask next: pure. A CONNECT costs two connections for each address, the profile's hello and a finished handshake,
 * and one more of AWS's own library beside the latter; anything else also asks why.
 */
final class Plan {
    private Plan() {}

    /**
     * The questions that must be answered before there is a verdict, to be asked side by side; empty when there are none
     * left.
     *
     * @param timeouts of each of them
     * @param witness the version of AWS's own TLS library, which is asked beside them; empty where it is not
     */
    static List<Question> toDecide(Case soFar, Timeouts timeouts, Optional<String> witness) {
        return soFar.addresses().stream()
                .flatMap(address -> Stream.concat(
                        main(soFar, address).map(ask -> ask.of(address, timeouts)),
                        witness.stream().flatMap(version -> WitnessPlan.toDecide(soFar, address, timeouts, version))))
                .toList();
    }

    /**
     * The questions that find out why a verdict is not CONNECT; empty when there is nothing to ask, or all was asked. First
     * whether it is the protocol; only where it is not, whether other suites or groups, or no server name, would do.
     *
     * @param timeouts of each of them
     */
    static List<Question> toExplain(Verdict verdict, Timeouts timeouts) {
        return verdict.judged().addresses().stream()
                .filter(address -> verdict.outcomeAt(address.endpoint()) != Outcome.CONNECT)
                .flatMap(address -> why(verdict, address).map(ask -> ask.of(address, timeouts)))
                .toList();
    }

    private static Stream<Ask> main(Case soFar, AddressEvidence address) {
        Optional<Answer> hello = address.hello();
        ClientOffer offer = soFar.profile().offerTo(soFar.target());
        if (hello.isEmpty() || closedAndNotYetGivenUp(soFar, address, Purpose.HELLO)) {
            return Stream.of(new Ask(Purpose.HELLO, offer));
        }
        if (!(hello.get() instanceof Answer.Flight answered)
                || choseUnoffered(address)
                || answered.flight().showsNoCertificate()) {
            return Stream.empty();
        }
        return Stream.concat(handshake(soFar, address, offer, answered.flight()), undisputed(soFar, address, offer));
    }

    /** The other reading of the hello, where the server chose what only one of the sources has. */
    private static Stream<Ask> undisputed(Case soFar, AddressEvidence address, ClientOffer offer) {
        ClientOffer agreed = soFar.profile().undisputed(offer);
        boolean parts = address.hello()
                .flatMap(Answer::seen)
                .filter(flight -> !agreed.allows(flight))
                .isPresent();
        return parts
                        && (!wasAsked(address, Purpose.UNDISPUTED)
                                || closedAndNotYetGivenUp(soFar, address, Purpose.UNDISPUTED))
                ? Stream.of(new Ask(Purpose.UNDISPUTED, agreed))
                : Stream.empty();
    }

    private static Stream<Ask> handshake(Case soFar, AddressEvidence address, ClientOffer offer, ServerFlight flight) {
        ClientOffer negotiated = restricted(offer, flight);
        Optional<Answer> handshake = address.handshake();
        if (handshake.isEmpty() || closedAndNotYetGivenUp(soFar, address, Purpose.HANDSHAKE)) {
            return Stream.of(new Ask(Purpose.HANDSHAKE, negotiated));
        }
        boolean again = address.last(Purpose.HANDSHAKE_AGAIN).isEmpty()
                ? engineRefused(handshake.get())
                : closedAndNotYetGivenUp(soFar, address, Purpose.HANDSHAKE_AGAIN);
        return again ? Stream.of(new Ask(Purpose.HANDSHAKE_AGAIN, negotiated)) : Stream.empty();
    }

    /** CloudFront tries again up to ConnectionAttempts when the origin closes on it; nothing else is repeated. */
    static boolean closedAndNotYetGivenUp(Case soFar, AddressEvidence address, Purpose purpose) {
        return address.last(purpose)
                        .filter(exchange -> exchange.answer() instanceof Answer.Closed closed
                                && closed.flight().isEmpty())
                        .isPresent()
                && address.all(purpose).count() < soFar.target().settings().connectionAttempts();
    }

    /** An engine refused what the server sent, or the server the engine's hello, which lacks some of the profile's schemes. */
    private static boolean engineRefused(Answer handshake) {
        return (handshake instanceof Answer.Unfinished unfinished
                        && unfinished.failure() == Answer.Failure.ENGINE_REFUSED)
                || (handshake instanceof Answer.Alerted alerted
                        && alerted.flight().isEmpty());
    }

    /**
     * The offer, narrowed to the version and the suite that were negotiated, so that an engine which is not CloudFront's
     * cannot negotiate anything else. The negotiated group comes first and the others stay: before TLS 1.3 they also say
     * which curves a certificate may be on (RFC 8422, 5.1.1).
     */
    private static ClientOffer restricted(ClientOffer offer, ServerFlight flight) {
        List<NamedGroup> groups = Stream.concat(flight.group().stream(), offer.groups().stream())
                .distinct()
                .toList();
        return offer.withSuites(List.of(flight.suite()))
                .withGroups(groups)
                .withVersions(List.of(flight.protocol().orElseThrow()));
    }

    /**
     * What to ask of an address that spoke TLS and would still not be connected to. Silence is not asked again. What is
     * refused without a choice is first asked once more, as it is and padded: only what is refused again has a cause. So is
     * what is answered with something else than TLS: a server that has enough of connections says so in plain text.
     */
    private static Stream<Ask> why(Verdict verdict, AddressEvidence address) {
        Case soFar = verdict.judged();
        ClientOffer offer = soFar.profile().offerTo(soFar.target());
        Answer hello = address.helloInTls().orElseThrow();
        if (hello instanceof Answer.NotTls && !wasAsked(address, Purpose.CONTROL)) {
            return Stream.of(new Ask(Purpose.CONTROL, offer));
        }
        Stream<Ask> withoutName = asks(Purpose.NO_SERVER_NAME, FollowUps.withoutServerName(offer));
        if (!(hello instanceof Answer.Alerted || hello instanceof Answer.Closed || choseUnoffered(address))) {
            return hello instanceof Answer.Flight && !wasAsked(address, Purpose.NO_SERVER_NAME)
                    ? withoutName
                    : Stream.empty();
        }
        if (!(hello instanceof Answer.Flight) && !isControlled(address)) {
            return address.all(Purpose.PADDED).findAny().isPresent() || !ClientHello.canBePadded(offer)
                    ? Stream.of(new Ask(Purpose.CONTROL, offer))
                    : Stream.of(new Ask(Purpose.CONTROL, offer), new Ask(Purpose.PADDED, offer));
        }
        if (answered(address, Purpose.CONTROL) || answered(address, Purpose.PADDED)) {
            return Stream.empty();
        }
        if (!wasAsked(address, Purpose.ONE_PROTOCOL)) {
            return asks(
                    Purpose.ONE_PROTOCOL, FollowUps.eachProtocol(soFar.target().serverName()));
        }
        return isTheProtocol(verdict, address)
                        || wasAsked(address, Purpose.OTHER_SUITES, Purpose.OTHER_GROUPS, Purpose.NO_SERVER_NAME)
                ? Stream.empty()
                : Stream.of(
                                asks(Purpose.OTHER_SUITES, FollowUps.otherSuites(offer)),
                                asks(Purpose.OTHER_GROUPS, FollowUps.otherGroups(offer)),
                                asks(Purpose.OTHER_SCHEMES, FollowUps.otherSchemes(offer)),
                                withoutName)
                        .flatMap(asks -> asks);
    }

    /** Whether it is the protocol that is refused: SSLv3 is spoken without a server name, which may be what is refused. */
    private static boolean isTheProtocol(Verdict verdict, AddressEvidence address) {
        return verdict.names("protocol-refused", address.endpoint())
                && (verdict.evidence().target().serverName().isEmpty()
                        || address.hello().flatMap(Answer::seen).isPresent()
                        || address.all(Purpose.ONE_PROTOCOL)
                                .anyMatch(exchange ->
                                        exchange.question().offer().serverName().isPresent()
                                                && exchange.answer() instanceof Answer.Flight));
    }

    /** Whether the hello was asked once more: and again where it was answered padded, so that not chance but length made it. */
    private static boolean isControlled(AddressEvidence address) {
        long controls = address.all(Purpose.CONTROL).count();
        return controls > 1
                || (controls == 1 && (answered(address, Purpose.CONTROL) || !answered(address, Purpose.PADDED)));
    }

    private static boolean answered(AddressEvidence address, Purpose purpose) {
        return address.all(purpose).anyMatch(exchange -> exchange.answer() instanceof Answer.Flight);
    }

    private static boolean wasAsked(AddressEvidence address, Purpose... purposes) {
        return Stream.of(purposes)
                .anyMatch(purpose -> address.all(purpose).findAny().isPresent());
    }

    private static Stream<Ask> asks(Purpose purpose, List<ClientOffer> offers) {
        return offers.stream().map(offer -> new Ask(purpose, offer));
    }

    private static boolean choseUnoffered(AddressEvidence address) {
        return address.last(Purpose.HELLO).filter(Exchange::choseUnoffered).isPresent();
    }

    private record Ask(Purpose purpose, ClientOffer offer) {
        Question of(AddressEvidence address, Timeouts timeouts) {
            return new Question(address.endpoint().orElseThrow(), offer, purpose, timeouts);
        }
    }
}
