package dev.originprobe.matrix;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.KeyExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Measures one address: each kind of certificate and key exchange in turn, again and again, one connection at a time. */
public record TimeScan(Asker asker) {
    /** A suite of TLS 1.3 does not name its key exchange; the groups that are offered are curves. */
    private static final String TLS_1_3 = "ECDHE";

    private record Family(Column column, String keyExchange) {}

    /**
     * The timings of an address; none where nothing is accepted, fewer samples where not all came within the deadline.
     *
     * @param times samples of each, at least 1; one more is made before and not counted
     * @param deadline after which nothing is asked
     */
    public CompletionStage<List<Timing>> measure(
            Inquiry inquiry, Scope scope, AddressMatrix address, int times, Deadline deadline) {
        List<Map.Entry<Family, ClientOffer>> families =
                List.copyOf(offers(scope, address).entrySet());
        Map<Family, List<Duration>> samples = new LinkedHashMap<>();
        CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
        for (int round = 0; round <= times; round++) {
            boolean counted = round > 0;
            for (Map.Entry<Family, ClientOffer> family : families) {
                chain = chain.thenCompose(before -> ask(inquiry, address, family.getValue(), deadline))
                        .thenAccept(sample -> {
                            if (counted) {
                                samples.computeIfAbsent(family.getKey(), unseen -> new ArrayList<>())
                                        .addAll(sample);
                            }
                        });
            }
        }
        return chain.thenApply(done -> samples.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Timing(
                        entry.getKey().column().version(),
                        entry.getKey().column().authentication(),
                        entry.getKey().keyExchange(),
                        entry.getValue()))
                .toList());
    }

    /** For each key exchange of each column the accepted suites of it. */
    private static Map<Family, ClientOffer> offers(Scope scope, AddressMatrix address) {
        Map<Family, List<CipherSuite>> suites = new LinkedHashMap<>();
        address.suites()
                .forEach((column, replies) -> column.suites().stream()
                        .filter(suite -> replies.get(suite) == Reply.ACCEPTED)
                        .forEach(suite -> suites.computeIfAbsent(
                                        new Family(
                                                column,
                                                suite.keyExchange() == KeyExchange.TLS_1_3
                                                        ? TLS_1_3
                                                        : suite.keyExchangeName()),
                                        unseen -> new ArrayList<>())
                                .add(suite)));
        Map<Family, ClientOffer> offers = new LinkedHashMap<>();
        suites.forEach((family, accepted) -> offers.put(family, scope.offer(family.column(), accepted)));
        return offers;
    }

    /** One sample; none where the flight did not come, or the time is over. */
    private CompletionStage<List<Duration>> ask(
            Inquiry inquiry, AddressMatrix address, ClientOffer offer, Deadline deadline) {
        if (deadline.isOver()) {
            return CompletableFuture.completedStage(List.of());
        }
        Timeouts timeouts = inquiry.timeouts();
        return asker.ask(new Question(address.endpoint(), offer, Purpose.HELLO, timeouts), deadline)
                .thenApply(TimeScan::sample);
    }

    private static List<Duration> sample(Exchange exchange) {
        return exchange.answer() instanceof Answer.Flight
                ? exchange.handshake()
                        .flatMap(took -> exchange.connect().map(took::minus))
                        .map(List::of)
                        .orElse(List.of())
                : List.of();
    }
}
