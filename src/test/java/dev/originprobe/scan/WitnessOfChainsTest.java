package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Answer.Failure;
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
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.ShownCertificates;
import dev.originprobe.verdict.Criteria;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WitnessOfChainsTest {
    private static final Target TARGET = new Target(
            "origin.test",
            HostName.parse("origin.test"),
            443,
            new OriginSettings(
                    Profiles.newest().defaultSslProtocols(),
                    Optional.empty(),
                    IpAddressType.IPV4,
                    1,
                    Duration.ofSeconds(1),
                    false),
            "a test");
    private static final ServerFlight FLIGHT =
            new ShownCertificates(List.of(Octets.of(new byte[] {1})), false).flight();
    private static final Answer TAKES = new Answer.Flight(FLIGHT);
    private static final Answer REFUSES = refusal("S2N_ERR_CERT_UNTRUSTED");
    private static final Answer COMPLETED = new Answer.Completed(FLIGHT);
    private static final Answer CANNOT = new Answer.Unreachable(Cause.NOT_TRIED, "it is not there");
    private static final Answer ALERTED = new Answer.Alerted(new Alert(2, 40), Optional.of(FLIGHT));

    private static Answer refusal(String word) {
        return new Answer.Unfinished(FLIGHT, Failure.ENGINE_REFUSED, word);
    }

    @Test
    void a_handshake_says_more_than_certificates_that_are_taken() {
        assertEquals(COMPLETED, said(TAKES, COMPLETED));
        assertEquals(ALERTED, said(TAKES, ALERTED));
        Answer ofTheHandshake = refusal("S2N_ERR_BAD_MESSAGE");
        assertEquals(ofTheHandshake, said(TAKES, ofTheHandshake));
    }

    @Test
    void certificates_that_are_taken_now_were_refused_by_other_roots_or_at_another_time() {
        assertEquals(TAKES, said(TAKES, REFUSES));
    }

    @Test
    void certificates_that_are_refused_now_outweigh_a_handshake() {
        assertEquals(REFUSES, said(REFUSES, COMPLETED));
        assertEquals(REFUSES, said(REFUSES, refusal("S2N_ERR_CERT_EXPIRED")));
    }

    @Test
    void where_it_cannot_be_asked_what_it_said_stands() {
        assertEquals(COMPLETED, said(CANNOT, COMPLETED));
        assertEquals(REFUSES, said(CANNOT, REFUSES));
    }

    @Test
    void where_it_was_not_asked_it_is_now() {
        assertEquals(TAKES, said(TAKES));
        assertEquals(TAKES, said(TAKES, CANNOT));
        assertEquals(CANNOT, said(CANNOT));
    }

    /** The last answer of the witness about an origin whose witness answered so before. */
    private static Answer said(Answer now, Answer... before) {
        Endpoint endpoint = new Endpoint(InetAddress.getLoopbackAddress(), TARGET.port());
        Criteria criteria = new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), Duration.ZERO);
        List<Exchange> exchanges = Stream.concat(
                        Stream.of(exchange(endpoint, Purpose.HELLO, TAKES)),
                        Stream.of(before).map(answer -> exchange(endpoint, Purpose.WITNESS, answer)))
                .toList();
        Evidence evidence = new Evidence(
                TARGET, new Resolution.Addresses(List.of(endpoint.address())), exchanges, Instant.EPOCH, Duration.ZERO);
        return new WitnessOfChains((question, certificates) -> now, "1")
                .asked(evidence, criteria).exchanges().stream()
                        .filter(exchange -> exchange.question().purpose() == Purpose.WITNESS)
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .answer();
    }

    private static Exchange exchange(Endpoint endpoint, Purpose purpose, Answer answer) {
        return Exchange.inMemory(
                new Question(
                        endpoint,
                        Profiles.newest().offerTo(TARGET),
                        purpose,
                        new Timeouts(1, Duration.ZERO, Duration.ZERO)),
                answer);
    }
}
