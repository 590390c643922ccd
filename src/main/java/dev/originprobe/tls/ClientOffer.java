package dev.originprobe.tls;

import java.util.ArrayList;
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
 * @param template a captured hello that is sent for it; empty for the form of {@link ClientHello}
 */
public record ClientOffer(
        List<ProtocolVersion> versions,
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        List<SignatureScheme> signatureSchemes,
        Optional<String> serverName,
        Optional<HelloTemplate> template) {
    public ClientOffer {
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
        signatureSchemes = List.copyOf(signatureSchemes);
        if (versions.isEmpty() || suites.isEmpty()) {
            throw new IllegalArgumentException("an offer names at least one version and one cipher suite");
        }
    }

    /** An offer in the form of {@link ClientHello}. */
    public ClientOffer(
            List<ProtocolVersion> versions,
            List<CipherSuite> suites,
            List<NamedGroup> groups,
            List<SignatureScheme> signatureSchemes,
            Optional<String> serverName) {
        this(versions, suites, groups, signatureSchemes, serverName, Optional.empty());
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

    /** Whether all that a server chose was offered. */
    public boolean allows(ServerFlight flight) {
        return unoffered(flight).isEmpty();
    }

    /**
     * What a server chose that was not offered, or that the version or the suite it chose has no place for; empty where all
     * is as it must be. What was not read yet, or is encrypted, is not held against it.
     */
    public List<Choice> unoffered(ServerFlight flight) {
        List<Choice> wrong = new ArrayList<>();
        Optional<ProtocolVersion> version = flight.protocol().filter(this::offers);
        if (version.isEmpty()) {
            wrong.add(Choice.VERSION);
        }
        if (!suites.contains(flight.suite())
                || version.filter(chosen -> !flight.suite().isOf(chosen)).isPresent()) {
            wrong.add(Choice.SUITE);
        }
        if (flight.group()
                .filter(group -> !groups.isEmpty() && !groups.contains(group))
                .isPresent()) {
            wrong.add(Choice.GROUP);
        }
        if (flight.keyExchange()
                .flatMap(SignedKeyExchange::scheme)
                .filter(scheme -> !offered().contains(scheme) || !scheme.mayServe(flight))
                .isPresent()) {
            wrong.add(Choice.SIGNATURE_SCHEME);
        }
        if (!refused(flight).isEmpty()) {
            wrong.add(Choice.OTHER);
        }
        return List.copyOf(wrong);
    }

    /** The deviations over which a client that made this offer ends the handshake. */
    public List<Deviation> refused(ServerFlight flight) {
        boolean tls13 = flight.version() >= ProtocolVersion.TLS_1_3.wire();
        return flight.deviations().stream()
                .filter(deviation -> deviation.isRefused(this, tls13))
                .toList();
    }

    /**
     * The extensions that were not asked for and over which the published client does not end the handshake, though RFC 8446,
     * 4.2, and RFC 5246, 7.4.1.4, would have it do so.
     */
    public List<Deviation> ignored(ServerFlight flight) {
        List<Deviation> refused = refused(flight);
        return flight.deviations().stream()
                .filter(deviation -> deviation.isExtension() && !refused.contains(deviation))
                .toList();
    }

    private List<SignatureScheme> offered() {
        return signatureSchemes.isEmpty() ? SignatureScheme.UNSAID : signatureSchemes;
    }

    /**
     * An offer of one version, without what that version has no place for: SSLv3 has no extensions, signature schemes are
     * said from TLS 1.2 on.
     */
    public static ClientOffer of(
            ProtocolVersion version,
            List<CipherSuite> suites,
            List<NamedGroup> groups,
            List<SignatureScheme> signatureSchemes,
            Optional<String> serverName) {
        return of(List.of(version), suites, groups, signatureSchemes, serverName);
    }

    /** An offer of these versions, without what the newest of them has no place for. */
    public static ClientOffer of(
            List<ProtocolVersion> versions,
            List<CipherSuite> suites,
            List<NamedGroup> groups,
            List<SignatureScheme> signatureSchemes,
            Optional<String> serverName) {
        ClientOffer all = new ClientOffer(versions, suites, groups, signatureSchemes, serverName);
        boolean bare = all.isSslv3Only();
        return new ClientOffer(
                versions,
                suites,
                bare ? List.of() : groups,
                all.newest().compareTo(ProtocolVersion.TLS_1_2) < 0 ? List.of() : signatureSchemes,
                bare ? Optional.empty() : serverName);
    }

    /** The same with these versions, without what the newest of them has no place for. */
    public ClientOffer withVersions(List<ProtocolVersion> others) {
        return of(others, suites, groups, signatureSchemes, serverName);
    }

    /** The same with these suites. */
    public ClientOffer withSuites(List<CipherSuite> others) {
        return new ClientOffer(versions, others, groups, signatureSchemes, serverName);
    }

    /** The same with these groups. */
    public ClientOffer withGroups(List<NamedGroup> others) {
        return new ClientOffer(versions, suites, others, signatureSchemes, serverName);
    }

    /** The same with these signature schemes. */
    public ClientOffer withSignatureSchemes(List<SignatureScheme> others) {
        return new ClientOffer(versions, suites, groups, others, serverName);
    }

    /** The same in the form of {@link ClientHello}. */
    public ClientOffer withoutTemplate() {
        return new ClientOffer(versions, suites, groups, signatureSchemes, serverName);
    }

    /** The same without SNI. */
    public ClientOffer withoutServerName() {
        return new ClientOffer(versions, suites, groups, signatureSchemes, Optional.empty());
    }
}
