package dev.originprobe.report;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The {@code address} object of the report: what was seen at one address of an origin, or in a bundle.
 *
 * @param address without brackets and port; empty for a bundle
 * @param port 1 to 65535; empty for a bundle
 * @param outcome what CloudFront would do at this address alone
 * @param attempts TCP connection attempts of the deciding connection; 0 where none was made
 * @param connect how long the deciding connection took to be established, in whole milliseconds; empty where it was not
 * @param handshake how long its handshake took after that, in whole milliseconds; empty where there was none
 * @param answer to the profile's own hello, as a phrase; empty where it was not asked
 * @param negotiated empty where the server chose nothing
 * @param alert that ended the deciding connection; empty where none did
 * @param firstBytes of what is not TLS, a character a byte as in ISO 8859-1; empty for TLS
 * @param certificates as served, in order
 * @param path SHA-256 of its certificates in lower-case hex, leaf first
 * @param trustAnchor the name of the root that the path ends at; empty where it ends at none
 * @param witness what AWS's own TLS library made of this address; empty where it was not to be asked
 * @param questions all that was asked, in order
 */
public record AddressReport(
        Optional<String> address,
        OptionalInt port,
        Outcome outcome,
        int attempts,
        Optional<Duration> connect,
        Optional<Duration> handshake,
        Optional<String> answer,
        Optional<Negotiated> negotiated,
        Optional<AlertReport> alert,
        Optional<String> firstBytes,
        List<CertificateReport> certificates,
        List<String> path,
        Optional<String> trustAnchor,
        Optional<WitnessReport> witness,
        List<Asked> questions) {
    public AddressReport {
        connect = connect.map(duration -> duration.truncatedTo(ChronoUnit.MILLIS));
        handshake = handshake.map(duration -> duration.truncatedTo(ChronoUnit.MILLIS));
        certificates = List.copyOf(certificates);
        path = List.copyOf(path);
        questions = List.copyOf(questions);
    }

    /**
     * What the server chose.
     *
     * @param protocol SSLv3 to TLSv1.3, or another version in hex
     * @param cipherSuite IANA's name
     * @param group empty where none was chosen
     * @param signatureScheme of the key-exchange signature; empty before TLSv1.2 and in TLSv1.3
     * @param completed whether the handshake was finished
     */
    public record Negotiated(
            String protocol,
            String cipherSuite,
            String opensslCipherSuite,
            Optional<String> group,
            Optional<String> signatureScheme,
            boolean completed) {
        private static Negotiated of(ServerFlight flight, boolean completed) {
            return new Negotiated(
                    Words.version(flight),
                    flight.suite().ianaName(),
                    flight.suite().opensslName(),
                    flight.group().map(NamedGroup::label),
                    flight.keyExchange().flatMap(SignedKeyExchange::scheme).map(SignatureScheme::label),
                    completed);
        }
    }

    /** A TLS alert in words: {@code fatal}, {@code handshake_failure}. */
    public record AlertReport(String level, String description) {}

    /**
     * One connection.
     *
     * @param purpose in lower case with blanks: {@code hello}
     * @param protocols offered, oldest first
     * @param answer as a phrase
     */
    public record Asked(String purpose, List<String> protocols, String answer) {
        public Asked {
            protocols = List.copyOf(protocols);
        }

        private static Asked of(Exchange exchange) {
            return new Asked(
                    exchange.question()
                            .purpose()
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' '),
                    Words.labels(exchange.question().offer().versions()),
                    Words.answer(exchange.answer()));
        }
    }

    static AddressReport of(AddressEvidence seen, Outcome outcome) {
        Optional<Exchange> decided = seen.last(Purpose.HANDSHAKE_AGAIN)
                .or(() -> seen.last(Purpose.HANDSHAKE))
                .or(() -> seen.last(Purpose.HELLO));
        Optional<Answer> end = decided.map(Exchange::answer);
        return new AddressReport(
                seen.endpoint().map(Endpoint::literal),
                seen.endpoint().map(endpoint -> OptionalInt.of(endpoint.port())).orElse(OptionalInt.empty()),
                outcome,
                decided.map(Exchange::attempts).orElse(0),
                decided.flatMap(Exchange::connect),
                decided.flatMap(Exchange::handshake),
                seen.hello().map(Words::answer),
                seen.flight().map(flight -> Negotiated.of(flight, seen.completed())),
                end.flatMap(AddressReport::alert),
                end.flatMap(AddressReport::firstBytes),
                seen.chain().map(AddressReport::certificates).orElse(List.of()),
                seen.chain().map(AddressReport::path).orElse(List.of()),
                seen.chain().flatMap(ChainJudgement::anchor).map(TrustAnchor::name),
                WitnessReport.of(seen),
                seen.exchanges().stream()
                        .filter(exchange -> !exchange.isInMemory())
                        .map(Asked::of)
                        .toList());
    }

    /** {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}; {@code bundle} for a bundle. */
    public String name() {
        return address.map(known -> OriginReport.joined(known, port.orElseThrow()))
                .orElse("bundle");
    }

    /** Whether a certificate of this address is part of the path; the second of two that are the same is not. */
    public boolean isInPath(CertificateReport certificate) {
        return path.contains(certificate.sha256())
                && certificates.stream()
                        .limit(certificate.index())
                        .noneMatch(before -> before.sha256().equals(certificate.sha256()));
    }

    private static Optional<AlertReport> alert(Answer answer) {
        return answer instanceof Answer.Alerted alerted
                ? Optional.of(new AlertReport(
                        alerted.alert().levelName(), alerted.alert().descriptionName()))
                : Optional.empty();
    }

    private static Optional<String> firstBytes(Answer answer) {
        return answer instanceof Answer.NotTls notTls
                ? Optional.of(new String(notTls.firstBytes().bytes(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static List<CertificateReport> certificates(ChainJudgement chain) {
        return IntStream.range(0, chain.served().size())
                .mapToObj(index -> CertificateReport.of(index, chain.served().get(index)))
                .toList();
    }

    private static List<String> path(ChainJudgement chain) {
        return chain.path().stream()
                .map(index -> chain.served().get(index).sha256())
                .toList();
    }
}
