package dev.originprobe.evidence;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.ClientOffer;
import java.util.Optional;

/**
 * Exactly one connection: where to, what is offered, why, and how long and how often to try.
 *
 * @param witness how AWS's own TLS library is to make it; empty where it does not
 */
public record Question(
        Endpoint endpoint, ClientOffer offer, Purpose purpose, Timeouts timeouts, Optional<WitnessTerms> witness) {
    /** A connection of ours. */
    public Question(Endpoint endpoint, ClientOffer offer, Purpose purpose, Timeouts timeouts) {
        this(endpoint, offer, purpose, timeouts, Optional.empty());
    }

    /** Why no connection is made for it; empty where one is. */
    public Optional<String> notToBeAsked() {
        return witness.map(WitnessTerms::policy)
                .filter(UpstreamPolicy.None.class::isInstance)
                .map(none -> ((UpstreamPolicy.None) none).because());
    }

    /** The same with other time-outs. */
    public Question with(Timeouts other) {
        return new Question(endpoint, offer, purpose, other, witness);
    }
}
