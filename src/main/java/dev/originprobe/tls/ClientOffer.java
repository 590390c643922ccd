package dev.originprobe.tls;

import java.util.List;
import java.util.Optional;

/**
 * What a ClientHello says. The same offer always gives the same bytes but for the random.
 *
 * @param versions the versions offered, newest first, at least one; TLS 1.3 beside others is offered by extension
 * @param suites the cipher suites in order of preference, at least one
 * @param groups the supported groups in order; empty leaves the extension out
 * @param signatureSchemes the signature schemes in order; empty leaves the extension out
 * @param serverName the SNI host name as A-label without trailing dot; empty leaves the extension out
 */
public record ClientOffer(
        List<ProtocolVersion> versions,
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        List<SignatureScheme> signatureSchemes,
        Optional<String> serverName) {
    public ClientOffer {
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
        signatureSchemes = List.copyOf(signatureSchemes);
        if (versions.isEmpty() || suites.isEmpty()) {
            throw new IllegalArgumentException("an offer names at least one version and one cipher suite");
        }
    }

    /** The newest version offered. */
    public ProtocolVersion newest() {
        return versions.stream().max(ProtocolVersion::compareTo).orElseThrow();
    }

    /** Whether the hello is an SSLv3 one: no extensions, so no SNI either. */
    public boolean isSslv3Only() {
        return newest() == ProtocolVersion.SSL_3_0;
    }

    public boolean offers(ProtocolVersion version) {
        return versions.contains(version);
    }
}
