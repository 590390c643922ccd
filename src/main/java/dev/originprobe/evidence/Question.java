package dev.originprobe.evidence;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.ClientOffer;

/** Exactly one connection: where to, what is offered, why, and with how much patience. */
public record Question(Endpoint endpoint, ClientOffer offer, Purpose purpose, Timeouts patience) {
    /** The same with other patience. */
    public Question with(Timeouts other) {
        return new Question(endpoint, offer, purpose, other);
    }
}
