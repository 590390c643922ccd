package dev.originprobe.report;

import static dev.originprobe.fixtures.Endpoints.endpoint;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Findings;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Verdicts made by hand, the same every time. */
public final class Verdicts {
    static final String HOSTILE = "CN=\u001b[31mred\u0007\n\u202etxet\u2028\u0000\\u{41}";
    private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
    private static final Endpoint FIRST = endpoint(1);
    private static final Endpoint SECOND = endpoint(2);
    private static final ServerFlight FLIGHT = new ServerFlight(
            0x0303,
            new CipherSuite(0xc02f),
            Optional.of(NamedGroup.SECP256R1),
            List.of(),
            Optional.empty(),
            false,
            false,
            true,
            List.of());

    private Verdicts() {}

    static List<Verdict> all() {
        return List.of(connect(), drop(), unknown(), notTls(), hostile(HOSTILE), hostile("\ud800 half a pair"), bug());
    }

    public static Verdict connect() {
        return verdict("origin.example", List.of(good(FIRST, "CN=origin.example")), List.of());
    }

    /** Two addresses, of which one refuses; a blocking finding and a risk. */
    public static Verdict drop() {
        return verdict(
                "origin.example",
                List.of(
                        good(FIRST, "CN=origin.example"),
                        answered(SECOND, new Answer.Alerted(new Alert(2, Alert.PROTOCOL_VERSION), Optional.empty()))),
                List.of(
                        finding(
                                "protocol-refused",
                                Severity.BLOCK,
                                true,
                                Particular.of(
                                        Optional.of(SECOND),
                                        "the origin speaks TLSv1 and TLSv1.1 only",
                                        "TLSv1.2 or TLSv1.3")),
                        finding(
                                "addresses-disagree",
                                Severity.RISK,
                                true,
                                Particular.of(Optional.of(FIRST), "TLSv1.2", "the same at every address"),
                                Particular.of(Optional.of(SECOND), "no TLS handshake", "the same at every address"))));
    }

    public static Verdict unknown() {
        return verdict(
                "xn--bcher-kva.example",
                List.of(answered(FIRST, new Answer.Unreachable(Answer.Cause.REFUSED, "Connection refused"))),
                List.of(finding(
                        "connection-refused",
                        Severity.BLOCK,
                        false,
                        Particular.of(Optional.of(FIRST), "refused", "a TCP connection"))));
    }

    static Verdict notTls() {
        return verdict(
                "origin.example",
                List.of(answered(
                        FIRST,
                        new Answer.NotTls(
                                Octets.of("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII))))),
                List.of(finding(
                        "not-tls",
                        Severity.BLOCK,
                        true,
                        Particular.of(Optional.of(FIRST), "HTTP/1.1 400 Bad Request", "a TLS record"))));
    }

    /** A certificate whose subject is this text, which also stands in a finding. */
    static Verdict hostile(String text) {
        return verdict(
                "origin.example",
                List.of(good(FIRST, text)),
                List.of(finding(
                        "name-mismatch",
                        Severity.BLOCK,
                        true,
                        Particular.of(Optional.of(FIRST), 0, text, "origin.example"))));
    }

    public static Verdict bug() {
        return Verdict.cutShort(connect().evidence(), connect().judged().criteria(), "a bug");
    }

    private static Verdict verdict(String host, List<AddressEvidence> addresses, List<Finding> findings) {
        OriginSettings settings = new OriginSettings(
                Set.of(ProtocolVersion.TLS_1_2),
                Optional.empty(),
                IpAddressType.IPV4,
                3,
                Duration.ofSeconds(10),
                false);
        Target target = new Target(host, HostName.parse(host), 443, settings, "argument 1");
        Evidence evidence = new Evidence(
                target,
                new Resolution.Addresses(addresses.stream()
                        .map(address -> address.endpoint().orElseThrow().address())
                        .toList()),
                addresses.stream()
                        .flatMap(address -> address.exchanges().stream())
                        .toList(),
                AT,
                Duration.ofMillis(123));
        return new Verdict(
                new Case(
                        evidence,
                        new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), Duration.ofDays(30)),
                        addresses),
                new Findings(findings, Optional.empty()));
    }

    /** What is undecided here is a refused connection, of which AWS says what a viewer gets. */
    private static Finding finding(String rule, Severity severity, boolean broken, Particular... particulars) {
        RuleInfo info = new RuleInfo(
                rule,
                severity,
                "What is wrong in one line",
                new Basis(Grade.DOCUMENTED, "Amazon CloudFront Developer Guide, 2026-04-08", "The words of AWS."));
        return new Finding(
                broken ? info : info.leadingTo(502),
                broken ? Finding.State.BROKEN : Finding.State.UNDECIDED,
                List.of(particulars),
                "The smallest change that fixes it, in a sentence that is long enough to be wrapped.");
    }

    private static AddressEvidence good(Endpoint endpoint, String subject) {
        CertificateFacts facts = new CertificateFacts(
                subject,
                "CN=Some CA,O=Some Trust Services,C=US",
                "1f",
                AT.minus(Duration.ofDays(30)),
                AT.plus(Duration.ofDays(60)),
                List.of("origin.example", "www.origin.example"),
                List.of(),
                List.of("origin.example"),
                "RSA",
                OptionalInt.of(2048),
                Optional.empty(),
                List.of(),
                "sha256WithRSAEncryption");
        ChainJudgement chain = new ChainJudgement(
                List.of(new ServedCertificate(900, "ab".repeat(32), Optional.of(facts), Optional.empty())),
                List.of(0),
                Optional.of(new TrustAnchor("Some Root", "cd".repeat(32), Optional.empty(), List.of())),
                List.of(),
                List.of());
        return new AddressEvidence(
                Optional.of(endpoint),
                List.of(
                        exchange(endpoint, Purpose.HELLO, new Answer.Flight(FLIGHT)),
                        exchange(endpoint, Purpose.HANDSHAKE, new Answer.Completed(FLIGHT))),
                Optional.of(chain));
    }

    private static AddressEvidence answered(Endpoint endpoint, Answer answer) {
        return new AddressEvidence(
                Optional.of(endpoint), List.of(exchange(endpoint, Purpose.HELLO, answer)), Optional.empty());
    }

    private static Exchange exchange(Endpoint endpoint, Purpose purpose, Answer answer) {
        Question question = new Question(
                endpoint,
                Profiles.newest().offer(Set.of(ProtocolVersion.TLS_1_2), Optional.of("origin.example")),
                purpose,
                new Timeouts(3, Duration.ofSeconds(10), Duration.ofSeconds(10)));
        return new Exchange(question, answer, 1, Optional.of(Duration.ofMillis(5)), Optional.of(Duration.ofMillis(20)));
    }
}
