package dev.originprobe.demo;

import dev.originprobe.tls.ProtocolVersion;
import java.util.Set;

/**
 * A listening origin of the demo, and what must come of checking it.
 *
 * @param name short and unique
 * @param title for people
 * @param host the name to probe, which resolves nowhere: pin it to 127.0.0.1
 * @param sslProtocols the Origin SSL Protocols to check it with
 * @param expectedOutcome CONNECT, DROP or UNKNOWN
 * @param expectedRule a rule that must be among the findings; empty text for none
 */
public record DemoOrigin(
        String name,
        String title,
        String host,
        int port,
        Set<ProtocolVersion> sslProtocols,
        String expectedOutcome,
        String expectedRule) {}
