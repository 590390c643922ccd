package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.verdict.AddressEvidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far the deciding connections to an address came. */
final class DecidingExchanges {
    private DecidingExchanges() {}

    /** The deciding connections: the last hello, and the last handshake. */
    static List<Exchange> deciding(AddressEvidence address) {
        return Stream.of(
                        address.last(Purpose.HELLO),
                        address.last(Purpose.HANDSHAKE_AGAIN).or(() -> address.last(Purpose.HANDSHAKE)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The first deciding connection that was not made, for one of these reasons. */
    static Optional<Answer.Unreachable> unreachable(AddressEvidence address, Answer.Cause... causes) {
        return deciding(address).stream()
                .map(Exchange::answer)
                .filter(Answer.Unreachable.class::isInstance)
                .map(Answer.Unreachable.class::cast)
                .filter(unreachable -> Arrays.asList(causes).contains(unreachable.cause()))
                .findFirst();
    }
}
