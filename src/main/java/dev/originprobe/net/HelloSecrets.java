package dev.originprobe.net;

import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.Octets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The parts of a ClientHello that differ each time: the random and the TLS 1.3 key shares. They protect nothing: the
 * connection ends after the server's first flight, so no secret is ever derived from them, and a fast source will do.
 */
record HelloSecrets(Octets random, Map<NamedGroup, Octets> keyShares) {
    static HelloSecrets fresh() {
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        return new HelloSecrets(Octets.of(random), Map.of());
    }
}
