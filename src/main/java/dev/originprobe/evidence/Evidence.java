package dev.originprobe.evidence;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.tls.ClientOffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a target: what was asked and what was seen. What it is judged against is not in here.
 *
 * @param exchanges in the order in which they were answered
 * @param startedAt when the probing began
 * @param took how long it took so far
 */
public record Evidence(
        Target target, Resolution resolution, List<Exchange> exchanges, Instant startedAt, Duration took) {
    /** What is asked with the hello of one client, and so proves nothing of another. */
    private static final Set<Purpose> OF_ONE_CLIENT = Set.of(
            Purpose.HELLO,
            Purpose.UNDISPUTED,
            Purpose.HANDSHAKE,
            Purpose.HANDSHAKE_AGAIN,
            Purpose.CONTROL,
            Purpose.PADDED,
            Purpose.NO_SERVER_NAME);

    public Evidence {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * The same as evidence about that client. What an address answered to another hello than that client's proves nothing
     * of it: the address may have another certificate for it.
     */
    public Evidence about(Profile client) {
        // Saved evidence says what was offered, not in which form.
        ClientOffer hello = client.offerTo(target).withoutTemplate();
        Set<Endpoint> greeted = exchanges.stream()
                .map(Exchange::question)
                .filter(question -> question.purpose() == Purpose.HELLO
                        && question.offer().withoutTemplate().equals(hello))
                .map(Question::endpoint)
                .collect(Collectors.toSet());
        List<Exchange> known = exchanges.stream()
                .filter(exchange -> exchange.question().purpose() != Purpose.WITNESS
                        || greeted.contains(exchange.question().endpoint()))
                .map(exchange -> greeted.contains(exchange.question().endpoint()) ? exchange : asOtherClient(exchange))
                .toList();
        return new Evidence(target, resolution, known, startedAt, took);
    }

    /** Follow-up questions prove what they prove, whoever asks; a connection that was not made is the same for all. */
    private static Exchange asOtherClient(Exchange exchange) {
        boolean own = OF_ONE_CLIENT.contains(exchange.question().purpose());
        return own && !(exchange.answer() instanceof Answer.Unreachable) ? exchange.as(Purpose.OTHER_CLIENT) : exchange;
    }

    /** The same with these exchanges added. */
    public Evidence with(List<Exchange> more, Duration tookSoFar) {
        return new Evidence(
                target,
                resolution,
                Stream.concat(exchanges.stream(), more.stream()).toList(),
                startedAt,
                tookSoFar);
    }
}
