package dev.originprobe.scan;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The offers that find out why an offer was refused: each changes one thing, so that what is then accepted names the cause.
 */
final class FollowUps {
    /** Suites that some CloudFront profile offers. */
    private static final List<CipherSuite> PROFILES = suites(
            0xc02c, 0xc024, 0xc00a, 0xc02b, 0xc023, 0xc009, 0xc030, 0xc028, 0xc014, 0xc02f, 0xc027, 0xc013, 0x0035,
            0x002f, 0x000a, 0x0004);

    /** DHE with RSA: the family that hardened servers keep and CloudFront never listed. */
    private static final List<CipherSuite> DHE =
            suites(0x009f, 0x009e, 0xccaa, 0x006b, 0x0067, 0x0039, 0x0033, 0x0088, 0x0045, 0x0016);

    /** Static RSA suites beyond CloudFront's. */
    private static final List<CipherSuite> STATIC_RSA =
            suites(0x009d, 0x009c, 0x003d, 0x003c, 0xc09d, 0xc09c, 0x0084, 0x0041, 0x0005, 0x0007);

    /** ECDHE suites beyond CloudFront's: ChaCha20, CCM, Camellia, ARIA, 3DES, RC4. */
    private static final List<CipherSuite> ECDHE = suites(
            0xcca9, 0xcca8, 0xc0ad, 0xc0ac, 0xc0af, 0xc0ae, 0xc073, 0xc072, 0xc077, 0xc076, 0xc05d, 0xc05c, 0xc061,
            0xc060, 0xc008, 0xc012, 0xc007, 0xc011);

    /** TLS 1.3 (RFC 8446, B.4), CCM included. */
    private static final List<CipherSuite> TLS_1_3_SUITES = suites(0x1301, 0x1302, 0x1303, 0x1304, 0x1305);

    /** The groups that servers are restricted to in the field, beyond CloudFront's three. */
    private static final List<NamedGroup> OTHER_GROUPS = Stream.of(
                    0x0019, 0x001e, 0x001c, 0x001b, 0x001a, 0x0016, 0x0015, 0x0100, 0x0101, 0x0102)
            .map(NamedGroup::new)
            .toList();

    private static final List<NamedGroup> ALL_GROUPS = Stream.concat(
                    Stream.of(NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.X25519), OTHER_GROUPS.stream())
            .toList();

    /** All that a server of today may sign with, so that a certificate's key is never why a follow-up is refused. */
    private static final List<SignatureScheme> ALL_SCHEMES = Stream.of(
                    0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0807, 0x0808, 0x0301,
                    0x0303, 0x0201, 0x0203)
            .map(SignatureScheme::new)
            .toList();

    private FollowUps() {}

    /** One offer for each protocol version there is, with every suite and group: only the version can be refused. */
    static List<ClientOffer> eachProtocol(Optional<String> serverName) {
        return Stream.of(ProtocolVersion.values())
                .map(version -> ClientOffer.of(version, everySuite(version), ALL_GROUPS, ALL_SCHEMES, serverName))
                .toList();
    }

    /** The refused offer with one family of suites that it lacks, for each family. */
    static List<ClientOffer> otherSuites(ClientOffer refused) {
        return Stream.of(PROFILES, DHE, STATIC_RSA, ECDHE)
                .map(family -> family.stream()
                        .filter(suite -> suite.usableIn(newestBefore13(refused)))
                        .filter(suite -> !refused.suites().contains(suite))
                        .toList())
                .filter(family -> !family.isEmpty())
                .map(family -> withSuites(refused, family))
                .toList();
    }

    /** The refused offer with the groups that it lacks; none for SSLv3, which has no groups. */
    static List<ClientOffer> otherGroups(ClientOffer refused) {
        return refused.isSslv3Only() ? List.of() : List.of(refused.withGroups(OTHER_GROUPS));
    }

    /** The same offer without SNI; none where it has none. */
    static List<ClientOffer> withoutServerName(ClientOffer offer) {
        return offer.serverName().isEmpty() ? List.of() : List.of(offer.withoutServerName());
    }

    private static ClientOffer withSuites(ClientOffer refused, List<CipherSuite> family) {
        List<ProtocolVersion> versions = refused.versions().stream()
                .filter(version -> version != TLS_1_3)
                .toList();
        return refused.withSuites(family).withVersions(versions.isEmpty() ? List.of(TLS_1_2) : versions);
    }

    private static ProtocolVersion newestBefore13(ClientOffer offer) {
        return offer.newest() == TLS_1_3 ? TLS_1_2 : offer.newest();
    }

    private static List<CipherSuite> everySuite(ProtocolVersion version) {
        Set<CipherSuite> all = new LinkedHashSet<>();
        Stream.of(TLS_1_3_SUITES, PROFILES, ECDHE, DHE, STATIC_RSA).forEach(all::addAll);
        return all.stream().filter(suite -> suite.isOf(version)).toList();
    }

    private static List<CipherSuite> suites(int... ids) {
        return java.util.Arrays.stream(ids).mapToObj(CipherSuite::new).toList();
    }
}
