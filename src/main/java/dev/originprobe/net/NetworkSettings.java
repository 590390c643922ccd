package dev.originprobe.net;

import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.pki.ClientIdentity;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How this side connects.
 *
 * @param proxy on the way to the origins; empty where there is none
 * @param identity presented to origins that ask for a client certificate; empty where there is none
 * @param witness whether AWS's own TLS library is loaded, to be asked too
 * @param diagnostics takes a line about this machine, for the user
 */
public record NetworkSettings(
        Optional<Proxy> proxy, Optional<ClientIdentity> identity, boolean witness, Consumer<String> diagnostics) {
    /** The version of AWS's own TLS library. */
    public static final String WITNESS_VERSION = S2nLibrary.VERSION;
}
