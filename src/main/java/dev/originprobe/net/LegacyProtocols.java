package dev.originprobe.net;

import java.security.Security;

/**
 * The JDK's bans and limits lifted, so that its TLS engine speaks what CloudFront speaks: SSLv3, RC4, 3DES, MD5, and any
 * chain that a server cares to send.
 *
 * <p>The JDK reads these once, when its TLS classes are loaded: {@link #allow()} is called first thing in a process.
 */
public final class LegacyProtocols {
    /** A megabyte, as much of a first flight as is read here anyway; the JDK's default is 32,768. */
    private static final String MAX_HANDSHAKE_MESSAGE_BYTES = Integer.toString(1 << 20);
    /** More certificates than that megabyte holds; the JDK's default is 10. */
    private static final String MAX_CHAIN_LENGTH = "10000";

    static {
        // The judge decides about algorithms, by rules; the engine only has to finish the handshake.
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        Security.setProperty("jdk.tls.legacyAlgorithms", "");
        Security.setProperty("jdk.certpath.disabledAlgorithms", "");
        System.setProperty("jdk.tls.maxCertificateChainLength", MAX_CHAIN_LENGTH);
        // JDK 24 and later have one of their own for each side.
        System.setProperty("jdk.tls.client.maxInboundCertificateChainLength", MAX_CHAIN_LENGTH);
        System.setProperty("jdk.tls.maxHandshakeMessageSize", MAX_HANDSHAKE_MESSAGE_BYTES);
    }

    private LegacyProtocols() {}

    /** Lifts them, once; later calls do nothing. */
    public static void allow() {
        // The static initialiser has done it.
    }
}
