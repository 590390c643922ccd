package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Optional;

/**
 * What a HelloRetryRequest asks for (RFC 8446, 4.1.4).
 *
 * @param group of the key share that is wanted; empty where the shares are to stay as they are
 * @param cookie to be sent back; empty where there is none
 */
public record HelloRetry(Optional<NamedGroup> group, Optional<Octets> cookie) {}
