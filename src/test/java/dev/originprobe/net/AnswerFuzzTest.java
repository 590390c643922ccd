package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.format.NdjsonReport;
import dev.originprobe.format.TextReport;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReadBack;
import dev.originprobe.rules.Rules;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** From the bytes that a server sends to the report: no fault of ours, no CONNECT, nothing that steers a terminal. */
final class AnswerFuzzTest {
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
            "argument 1");
    private static final ClientOffer OFFER = Profiles.newest().offerTo(TARGET);
    private static final byte[] HELLO = ClientHello.record(OFFER, new byte[32]);
    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
    private static final Timeouts PATIENCE = new Timeouts(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

    @FuzzTest(maxDuration = "30s")
    void whatever_answers_the_hello_is_judged_and_does_not_connect(FuzzedDataProvider data) throws IOException {
        boolean reset = data.consumeBoolean();
        boolean again = data.consumeBoolean();
        int cut = data.consumeInt(1, 2_000);
        FirstFlight flight = new FirstFlight(FlightReader.answering(HELLO));
        byte[] bytes = data.consumeRemainingAsBytes();
        for (int at = 0; at < bytes.length && flight.refusal().isEmpty() && !flight.done(); at += cut) {
            flight.feed(Arrays.copyOfRange(bytes, at, Math.min(at + cut, bytes.length)));
        }
        Answer hello = flight.done() ? new Answer.Flight(flight.seen().orElseThrow()) : flight.atEnd(reset);
        Answer handshake = flight.done() && again
                ? new Answer.Unfinished(flight.seen().orElseThrow(), Answer.Failure.ENGINE_REFUSED, "no")
                : new Answer.Silent(flight.seen());
        check(Verdict.of(
                evidence(List.of(exchange(Purpose.HELLO, hello), exchange(Purpose.HANDSHAKE, handshake))),
                new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), Duration.ofDays(30)),
                Rules.all()));
    }

    private static void check(Verdict verdict) throws IOException {
        assertEquals(Optional.empty(), verdict.bug());
        assertNotEquals(Outcome.CONNECT, verdict.outcome());
        ReadBack.assertSame(OriginReport.of(verdict));
        StringWriter text = new StringWriter();
        StringWriter json = new StringWriter();
        new TextReport(text, false, false, true).origin(OriginReport.of(verdict));
        new NdjsonReport(json).origin(OriginReport.of(verdict));
        assertTrue(
                (text + json.toString())
                        .codePoints()
                        .noneMatch(character -> (Character.isISOControl(character) && character != '\n')
                                || Character.getType(character) == Character.FORMAT),
                text::toString);
        assertEquals(1, json.toString().lines().count());
    }

    private static Exchange exchange(Purpose purpose, Answer answer) {
        return new Exchange(
                new Question(new Endpoint(ADDRESS, 443), OFFER, purpose, PATIENCE),
                answer,
                1,
                Optional.of(Duration.ZERO),
                Optional.of(Duration.ZERO));
    }

    private static Evidence evidence(List<Exchange> exchanges) {
        return new Evidence(
                TARGET, new Resolution.Addresses(List.of(ADDRESS)), exchanges, Instant.EPOCH, Duration.ZERO);
    }
}
