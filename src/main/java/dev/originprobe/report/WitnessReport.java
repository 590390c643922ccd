package dev.originprobe.report;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import java.util.Optional;

/**
 * The {@code witness} object of the report: what AWS's own TLS library made of an address, as one more reading. Without a
 * network it is shown the certificates: then it finishes nothing, and nothing is chosen.
 *
 * @param client its name
 * @param version of it
 * @param policy the security policy that it was given; empty where there is none
 * @param completed whether it finished the handshake
 * @param protocol SSLv3 to TLSv1.3; empty where none was chosen
 * @param cipherSuite IANA's name; empty where none was chosen
 * @param group empty where none was chosen
 * @param error why it did not finish, in its own words where it has some; empty where it did, or accepted a bundle
 */
public record WitnessReport(
        String client,
        String version,
        Optional<String> policy,
        boolean completed,
        Optional<String> protocol,
        Optional<String> cipherSuite,
        Optional<String> group,
        Optional<String> error) {
    private static final String CLIENT = "s2n-tls";

    /** What it made of that address; empty where it was not to be asked. */
    public static Optional<WitnessReport> of(AddressEvidence address) {
        return address.last(Purpose.WITNESS)
                .flatMap(exchange -> exchange.question().witness().map(terms -> of(terms, exchange)));
    }

    private static WitnessReport of(WitnessTerms terms, Exchange exchange) {
        Answer answer = exchange.answer();
        Optional<ServerFlight> flight = exchange.isInMemory() ? Optional.empty() : answer.seen();
        return new WitnessReport(
                CLIENT,
                terms.version(),
                terms.policy() instanceof UpstreamPolicy.Named named ? Optional.of(named.name()) : Optional.empty(),
                answer instanceof Answer.Completed,
                flight.map(Words::version),
                flight.map(seen -> seen.suite().ianaName()),
                flight.flatMap(ServerFlight::group).map(NamedGroup::label),
                error(answer));
    }

    private static Optional<String> error(Answer answer) {
        if (answer instanceof Answer.Completed || answer instanceof Answer.Flight) {
            return Optional.empty();
        }
        if (answer instanceof Answer.Unfinished unfinished) {
            return Optional.of(unfinished.detail());
        }
        if (answer instanceof Answer.Malformed malformed) {
            return Optional.of(malformed.reason());
        }
        if (answer instanceof Answer.Unreachable unreachable && unreachable.cause() == Answer.Cause.NOT_TRIED) {
            return Optional.of("not asked: " + unreachable.detail());
        }
        return Optional.of(Words.answer(answer));
    }

    /** One line of it, for people. */
    public String words() {
        if (error.filter(why -> why.startsWith("not asked: ")).isPresent()) {
            return error.get();
        }
        String result = error.map(why -> "refused: " + why)
                .orElseGet(() -> completed ? "finished " + protocol.orElse("") : "accepts the certificates");
        return client + " of " + version + policy.map(named -> " with " + named).orElse("") + ": " + result;
    }
}
