package dev.originprobe.scan;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;

import dev.originprobe.origin.Graded;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.KeyExchange;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The offers that find out why an offer was refused: each changes one thing, so that what is then accepted names the cause.
 * Those of a protocol alone leave nothing but the protocol to be refused.
 */
final class FollowUps {
    /** Suites that some CloudFront profile offers, up to TLS 1.2. */
    private static final List<CipherSuite> PROFILES = Profiles.all().stream()
            .flatMap(profile -> profile.suites().stream())
            .map(Graded::value)
            .distinct()
            .toList();

    /** Those of TLS 1.3 (RFC 8446, B.4). */
    private static final List<CipherSuite> TLS_1_3_SUITES = CipherSuite.known()
            .filter(suite -> suite.id() >> 8 == 0x13)
            .filter(suite -> suite.oldestVersion() == TLS_1_3)
            .toList();

    /** What servers of the last twenty years encrypt with; with export and NULL suites too a hello would be too long for some. */
    private static final Pattern CIPHERS =
            Pattern.compile(".*_WITH_(AES|CHACHA20|CAMELLIA|ARIA|3DES|RC4)_(?!.*_CCM_8$).*");

    /** The families of suites, the one that hardened servers keep before the others, each without those of the profiles. */
    private static final List<List<CipherSuite>> OTHER_FAMILIES =
            List.of(family(KeyExchange.DHE), family(KeyExchange.RSA), family(KeyExchange.ECDHE));

    /** Suites that encrypt nothing, or whose server shows no certificate: none of them is in a family. */
    private static final List<CipherSuite> UNPROTECTED = CipherSuite.known()
            .filter(suite -> suite.keyExchange().isAnonymous()
                    ? suite.isPlain() || CIPHERS.matcher(suite.ianaName()).matches()
                    : suite.isPlain()
                            && (suite.keyExchange() == KeyExchange.RSA || suite.keyExchange() == KeyExchange.ECDHE))
            .toList();

    /** The groups that servers are restricted to in the field, those of the profiles included. */
    private static final List<NamedGroup> ALL_GROUPS = everything(
            Profile::groups,
            Stream.of(
                            0x0019, // secp521r1
                            0x001e, // X448
                            0x001c, // brainpoolP512r1
                            0x001b, // brainpoolP384r1
                            0x001a, // brainpoolP256r1
                            0x0016, // secp256k1
                            0x0015, // secp224r1
                            0x0100, // ffdhe2048
                            0x0101, // ffdhe3072
                            0x0102) // ffdhe4096
                    .map(NamedGroup::new));

    /** What a server of today may sign with, so that a certificate's key is never why a follow-up is refused. */
    private static final List<SignatureScheme> ALL_SCHEMES = everything(
            Profile::signatureSchemes,
            Stream.of(
                            0x0804, // rsa_pss_rsae_sha256
                            0x0805, // rsa_pss_rsae_sha384
                            0x0806, // rsa_pss_rsae_sha512
                            0x0809, // rsa_pss_pss_sha256
                            0x080a, // rsa_pss_pss_sha384
                            0x080b, // rsa_pss_pss_sha512
                            0x0807, // ed25519
                            0x0808) // ed448
                    .map(SignatureScheme::new));

    private FollowUps() {}

    /** One offer for each protocol version there is, with every suite and group: only the version can be refused. */
    static List<ClientOffer> eachProtocol(Optional<String> serverName) {
        return Stream.of(ProtocolVersion.values())
                .map(version -> ClientOffer.of(version, everySuite(version), ALL_GROUPS, ALL_SCHEMES, serverName))
                .toList();
    }

    /** The refused offer with one family of suites that it lacks, for each family. */
    static List<ClientOffer> otherSuites(ClientOffer refused) {
        return Stream.of(List.of(PROFILES), OTHER_FAMILIES, List.of(UNPROTECTED))
                .flatMap(List::stream)
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
        return refused.isSslv3Only() ? List.of() : List.of(refused.withGroups(without(ALL_GROUPS, refused.groups())));
    }

    /** The refused offer with the signature schemes that it lacks; none before TLS 1.2, which has no say in them. */
    static List<ClientOffer> otherSchemes(ClientOffer refused) {
        return refused.newest().compareTo(TLS_1_2) < 0
                ? List.of()
                : List.of(refused.withSignatureSchemes(without(ALL_SCHEMES, refused.signatureSchemes())));
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
        return Stream.concat(Stream.of(TLS_1_3_SUITES, PROFILES), OTHER_FAMILIES.stream())
                .flatMap(List::stream)
                .distinct()
                .filter(suite -> suite.isOf(version))
                .toList();
    }

    private static List<CipherSuite> family(KeyExchange keyExchange) {
        return CipherSuite.known()
                .filter(suite -> suite.keyExchange() == keyExchange)
                .filter(suite -> suite.authentication() != Authentication.OTHER)
                .filter(suite -> CIPHERS.matcher(suite.ianaName()).matches())
                .filter(suite -> !PROFILES.contains(suite))
                .toList();
    }

    /** What any profile offers of a kind, and more. */
    private static <T> List<T> everything(Function<Profile, List<Graded<T>>> ofProfile, Stream<T> more) {
        return Stream.concat(
                        Profiles.all().stream()
                                .flatMap(profile -> ofProfile.apply(profile).stream())
                                .map(Graded::value),
                        more)
                .distinct()
                .toList();
    }

    private static <T> List<T> without(List<T> all, List<T> some) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }
}
