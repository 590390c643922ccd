package dev.originprobe.net;

import dev.originprobe.pki.ClientIdentity;
import java.util.Optional;

/**
 * How this side connects.
 *
 * @param proxy on the way to the origins; empty where there is none
 * @param identity presented to origins that ask for a client certificate; empty where there is none
 */
public record NetworkSettings(Optional<Proxy> proxy, Optional<ClientIdentity> identity) {
    /** Straight to the origins, and anonymously. */
    public static final NetworkSettings PLAIN = new NetworkSettings(Optional.empty(), Optional.empty());
}
