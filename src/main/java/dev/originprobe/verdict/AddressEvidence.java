package dev.originprobe.verdict;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was seen at one address, or is in a bundle that is not served yet.
 *
 * @param endpoint empty for a bundle
 * @param exchanges all with this address, in the order answered
 * @param chain the served certificates judged; empty where none was served
 * @param otherChains judged, those that other connections of the client were shown; each may be what CloudFront meets
 */
public record AddressEvidence(
        Optional<Endpoint> endpoint,
        List<Exchange> exchanges,
        Optional<ChainJudgement> chain,
        List<ChainJudgement> otherChains) {
    /** The connections that are made as the client makes them, each of which may meet another server. */
    private static final Set<Purpose> OWN =
            Set.of(Purpose.HELLO, Purpose.CONTROL, Purpose.PADDED, Purpose.HANDSHAKE, Purpose.HANDSHAKE_AGAIN);

    public AddressEvidence {
        exchanges = List.copyOf(exchanges);
        otherChains = List.copyOf(otherChains);
    }

    /** Where no connection was shown another chain. */
    public AddressEvidence(Optional<Endpoint> endpoint, List<Exchange> exchanges, Optional<ChainJudgement> chain) {
        this(endpoint, exchanges, chain, List.of());
    }

    /** The same with that chain as the one that was served. */
    public AddressEvidence with(ChainJudgement served) {
        return new AddressEvidence(endpoint, exchanges, Optional.of(served), List.of());
    }

    /** The last exchange of that purpose. */
    public Optional<Exchange> last(Purpose purpose) {
        return all(purpose).reduce((first, second) -> second);
    }

    /** The exchanges of that purpose, in order. */
    public Stream<Exchange> all(Purpose purpose) {
        return exchanges.stream().filter(exchange -> exchange.question().purpose() == purpose);
    }

    /** The answer to the profile's own hello; empty where it was not asked. */
    public Optional<Answer> hello() {
        return last(Purpose.HELLO).map(Exchange::answer);
    }

    /** The answer to the handshake that was to be finished, the better one of two; empty where it was not asked. */
    public Optional<Answer> handshake() {
        return last(Purpose.HANDSHAKE_AGAIN).or(() -> last(Purpose.HANDSHAKE)).map(Exchange::answer);
    }

    /**
     * How the profile's hello was answered in TLS where it can be told: once more by an alert where the first time something
     * else than TLS was said, as a server does that has enough of connections. Empty where it was not asked.
     */
    public Optional<Answer> helloInTls() {
        return hello().map(answer -> answer instanceof Answer.NotTls
                ? last(Purpose.CONTROL)
                        .map(Exchange::answer)
                        .filter(Answer.Alerted.class::isInstance)
                        .orElse(answer)
                : answer);
    }

    /**
     * What the profile's own hello negotiated, with the certificates of the finished handshake where those of a TLS 1.3
     * flight could not be read. The handshake's own choice of group is an engine's, not CloudFront's.
     */
    public Optional<ServerFlight> flight() {
        return hello().or(this::handshake).flatMap(Answer::seen).map(flight -> flight.withCertificates(certificates()));
    }

    /** The version that the profile's own hello negotiated. */
    public Optional<ProtocolVersion> protocol() {
        return hello().or(this::handshake).flatMap(Answer::seen).flatMap(ServerFlight::protocol);
    }

    /**
     * The certificates as served, DER; none where none was. Those of the hello's flight: an engine that finishes a
     * handshake offers signature schemes of its own, and in TLS 1.3 these decide which of two certificates it is shown. Of
     * another connection's where the hello's flight shows none.
     */
    public List<Octets> certificates() {
        return served().stream().findFirst().orElse(List.of());
    }

    /** Every list of certificates that a connection of the client's was shown, each once, that of the hello first. */
    public List<List<Octets>> served() {
        return Stream.concat(
                        Stream.of(Purpose.HELLO, Purpose.HANDSHAKE_AGAIN, Purpose.HANDSHAKE)
                                .flatMap(purpose -> last(purpose).stream()),
                        exchanges.stream()
                                .filter(exchange ->
                                        OWN.contains(exchange.question().purpose())))
                .flatMap(exchange -> exchange.answer().seen().stream())
                .map(ServerFlight::certificates)
                .filter(certificates -> !certificates.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a handshake was finished here. */
    public boolean completed() {
        return handshake().filter(Answer.Completed.class::isInstance).isPresent();
    }
}
