package dev.originprobe.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence that is written and read again. */
final class SavedEvidenceTest {
    private static final TrustStore TRUST = TrustStore.none();
    private static final Octets BYTES = Octets.of(new byte[] {0, 1, -1});
    private static final Target TARGET = new Target(
            "bücher.test",
            HostName.parse("bücher.test"),
            8443,
            new OriginSettings(
                    Set.of(ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_2),
                    Optional.of(HostName.parse("www.test")),
                    IpAddressType.DUALSTACK,
                    2,
                    Duration.ofSeconds(3),
                    true),
            "argument 1");

    static Stream<Answer> answers() {
        ServerFlight bare = new ServerFlight(
                0x0301,
                new CipherSuite(0x002f),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                false,
                false,
                List.of());
        ServerFlight full = new ServerFlight(
                0x0303,
                new CipherSuite(0xc02f),
                Optional.of(NamedGroup.X25519),
                List.of(BYTES, BYTES),
                Optional.of(new SignedKeyExchange(BYTES, Optional.of(new SignatureScheme(0x0804)), BYTES)),
                true,
                true,
                true,
                List.of(new Alert(1, Alert.UNRECOGNIZED_NAME)));
        return Stream.of(
                new Answer.Flight(full),
                new Answer.Flight(bare),
                new Answer.Completed(full),
                new Answer.Unfinished(bare, Answer.Failure.ENGINE_REFUSED, "why"),
                new Answer.Alerted(new Alert(2, 40), Optional.empty()),
                new Answer.Alerted(new Alert(2, 40), Optional.of(bare)),
                new Answer.Closed(true, Optional.empty()),
                new Answer.Closed(false, Optional.of(bare)),
                new Answer.Silent(Optional.of(full)),
                new Answer.NotTls(BYTES),
                new Answer.Malformed("why", Optional.empty()),
                new Answer.Unreachable(Answer.Cause.NO_ROUTE, "why"));
    }

    private static Evidence evidence(Resolution resolution, List<Exchange> exchanges) {
        return new Evidence(
                TARGET, resolution, exchanges, Instant.parse("2026-11-01T00:00:00.123456789Z"), Duration.ofMillis(12));
    }

    private static String line(Evidence evidence, String version) {
        return SavedEvidence.line(
                Case.unjudged(
                        evidence,
                        new Criteria(
                                Profiles.newest(),
                                TRUST,
                                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                                Duration.ofDays(30))),
                version);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Exchange exchange(Answer answer) {
        return new Exchange(
                new Question(
                        new Endpoint(address("2001:db8::1"), 8443),
                        Profiles.newest().offerTo(TARGET),
                        Purpose.HELLO,
                        new Timeouts(3, Duration.ofSeconds(1), Duration.ofMillis(1_500))),
                answer,
                2,
                Optional.of(Duration.ofNanos(1_234_000)),
                Optional.empty());
    }

    /** Lines of evidence with every kind of answer and of resolution, and a real chain. */
    static List<String> lines() {
        Evidence asked = evidence(
                new Resolution.Addresses(List.of(address("2001:db8::1"), address("192.0.2.1"))),
                answers().map(SavedEvidenceTest::exchange).toList());
        try {
            return Stream.concat(
                            Stream.of(resource("/evidence/format-1.ndjson").strip(), line(asked, "1")),
                            resolutions().map(resolution -> line(evidence(resolution, List.of()), "1")))
                    .toList();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Evidence again(Evidence evidence) {
        return SavedEvidence.read(line(evidence, "1.2.3"), TRUST).evidence();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_kind_of_answer_comes_back_as_it_was(Answer answer) {
        Evidence evidence =
                evidence(new Resolution.Addresses(List.of(address("2001:db8::1"))), List.of(exchange(answer)));
        assertEquals(evidence, again(evidence));
        assertEquals(Set.of(), invalid(line(evidence, "1.2.3")));
    }

    static Stream<Resolution> resolutions() {
        return Stream.of(
                new Resolution.Addresses(List.of(address("192.0.2.1"), address("2001:db8::1"))),
                new Resolution.NoneOfType(),
                new Resolution.NotTried("why"),
                new Resolution.Unresolved(true, "why"),
                new Resolution.Bundle(List.of(BYTES)));
    }

    @ParameterizedTest
    @MethodSource("resolutions")
    void every_kind_of_resolution_comes_back_as_it_was(Resolution resolution) {
        Evidence evidence = evidence(resolution, List.of());
        assertEquals(evidence, again(evidence));
        assertEquals(Set.of(), invalid(line(evidence, "1.2.3")));
    }

    private static Set<?> invalid(String line) {
        try {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(resource("/dev/originprobe/evidence-1.schema.json"));
            return schema.validate(new ObjectMapper().readTree(line));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SavedEvidenceTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A file of the first format that was ever written; it is never written again. */
    @Test
    void files_of_the_first_format_are_still_read() throws IOException {
        TrustStore trust = TRUST.with(dev.originprobe.pki.Pem.certificates(
                resource("/evidence/format-1-root.pem").getBytes(StandardCharsets.UTF_8)));
        String line = resource("/evidence/format-1.ndjson").strip();
        assertEquals(Set.of(), invalid(line));
        SavedEvidence saved = SavedEvidence.read(line, trust);
        Verdict verdict = Verdict.of(saved.evidence(), saved.criteria(), dev.originprobe.rules.Rules.all());
        assertEquals(Outcome.DROP, verdict.outcome());
        assertEquals(
                List.of("chain-incomplete"),
                verdict.findings().stream().map(finding -> finding.rule().id()).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | not JSON, which --save-evidence writes",
                "{} | not evidence that --save-evidence wrote",
                "[] | not evidence that --save-evidence wrote",
                "{\"schema\":\"originprobe/report/1\"} | not evidence that --save-evidence wrote",
                "{\"schema\":\"originprobe/evidence/2\"} | evidence of the format originprobe/evidence/2, which this version does not read",
                "{\"schema\":\"originprobe/evidence/1\"} | 'profile' is missing",
                "{\"schema\":\"originprobe/evidence/1\",\"profile\":\"1999\"} | 'profile' '1999' is not known here",
            })
    void what_is_no_evidence_is_refused_in_one_line(String line, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SavedEvidence.read(line, TRUST))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"port\":8443,\"source\" | \"port\":\"x\",\"source\" | 'port' is not a number",
                "\"port\":8443,\"source\" | \"port\":99999999999,\"source\" | 'port' is a number out of range",
                "\"TLSv1.1\",\"TLSv1.2\"],\"forwardedHost\" | \"TLSv9\"],\"forwardedHost\" | 'version' 'TLSv9' is not known here",
                "192.0.2.1 | origin.test | 'address' 'origin.test' is not an IP address",
                "2026-11-01T00:00:00Z | yesterday | 'at': 'yesterday' cannot be read",
                "2026-11-01T00:00:00Z | +1000000000-12-31T23:59:59Z | 'at': '+1000000000-12-31T23:59:59Z' cannot be read",
                "\"kind\":\"addresses\" | \"kind\":\"bundle\",\"certificates\":[] | 'certificates' is empty",
                "\"exchanges\":[] | \"exchanges\":{} | 'exchanges' is not an array",
                "\"originMtls\":true | \"originMtls\":\"yes\" | 'originMtls' is neither true nor false",
                "\"originMtls\":true | \"originMtls\":1 | 'originMtls' is neither true nor false",
            })
    void what_is_wrong_in_it_is_named(String there, String instead, String message) {
        String line = line(evidence(new Resolution.Addresses(List.of(address("192.0.2.1"))), List.of()), "1");
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SavedEvidence.read(line.replace(there, instead), TRUST))
                        .getMessage());
    }
}
