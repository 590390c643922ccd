package dev.originprobe.matrix;

import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import java.util.List;

/**
 * The suites that are asked for in one protocol, with one kind of certificate.
 *
 * @param suites in the order in which they are offered, at least one
 */
public record Column(ProtocolVersion version, Authentication authentication, List<CipherSuite> suites) {
    public Column {
        suites = List.copyOf(suites);
    }
}
