package dev.originprobe.rules;

import static dev.originprobe.fixtures.Endpoints.endpoint;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Evidence of origin.test, or another host, put together answer by answer. */
final class Evidences {
    static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private Profile profile = Profiles.newest();
    private String host = "origin.test";
    private Set<ProtocolVersion> protocols = Set.of(ProtocolVersion.TLS_1_2);
    private Optional<HostName> forwardedHost = Optional.empty();
    private Optional<Resolution> resolution = Optional.empty();
    private final Map<Integer, List<Exchange>> exchanges = new HashMap<>();
    private final Map<Integer, ChainJudgement> chains = new HashMap<>();
    private final List<ChainJudgement> otherChains = new ArrayList<>();

    Evidences to(String name) {
        host = name;
        return this;
    }

    Evidences profile(String name) {
        profile = Profiles.named(name).orElseThrow();
        return this;
    }

    Evidences protocols(ProtocolVersion... versions) {
        protocols = Set.of(versions);
        return this;
    }

    Evidences forwarding(String host) {
        forwardedHost = Optional.of(HostName.parse(host));
        return this;
    }

    Evidences resolving(Resolution to) {
        resolution = Optional.of(to);
        return this;
    }

    Evidences hello(Answer answer) {
        return hello(1, answer);
    }

    Evidences hello(int address, Answer answer) {
        return asked(address, Purpose.HELLO, profile.offerTo(target()), answer);
    }

    Evidences handshake(Answer answer) {
        return asked(1, Purpose.HANDSHAKE, profile.offerTo(target()), answer);
    }

    Evidences handshake(int address, Answer answer) {
        return asked(address, Purpose.HANDSHAKE, profile.offerTo(target()), answer);
    }

    /** A follow-up question, with the profile's offer, which matters only in that it has a server name. */
    Evidences followUp(Purpose purpose, Answer answer) {
        ClientOffer offer = profile.offerTo(target());
        return asked(
                1,
                purpose,
                purpose == Purpose.NO_SERVER_NAME
                        ? new ClientOffer(
                                offer.versions(),
                                offer.suites(),
                                offer.groups(),
                                offer.signatureSchemes(),
                                Optional.empty())
                        : offer,
                answer);
    }

    /** Each protocol asked for alone: those named are accepted with a suite, the others refused. */
    Evidences speaking(int suite, ProtocolVersion... spoken) {
        for (ProtocolVersion version : ProtocolVersion.values()) {
            alone(
                    version,
                    Set.of(spoken).contains(version)
                            ? new Answer.Flight(flight(version.wire(), suite))
                            : refusal(Alert.PROTOCOL_VERSION));
        }
        return this;
    }

    /** Each protocol asked for alone, with all suites, groups and schemes: this one is accepted so, the others refused. */
    Evidences accepting(ProtocolVersion accepted, ServerFlight flight) {
        for (ProtocolVersion version : ProtocolVersion.values()) {
            alone(version, version == accepted ? new Answer.Flight(flight) : refusal(Alert.PROTOCOL_VERSION));
        }
        return this;
    }

    private void alone(ProtocolVersion version, Answer answer) {
        ClientOffer offer = new ClientOffer(
                List.of(version), List.of(new CipherSuite(0xc02f)), List.of(), List.of(), Optional.empty());
        asked(1, Purpose.ONE_PROTOCOL, offer, answer);
    }

    Evidences chain(ChainJudgement chain) {
        return chain(1, chain);
    }

    Evidences chain(int address, ChainJudgement chain) {
        chains.put(address, chain);
        exchanges.computeIfAbsent(address, unseen -> new ArrayList<>());
        return this;
    }

    /** What another connection to the first address was shown. */
    Evidences otherChain(ChainJudgement chain) {
        otherChains.add(chain);
        return this;
    }

    /** A hello that was answered and a handshake that was finished, with a good chain. */
    Evidences good() {
        return good(1);
    }

    Evidences good(int address) {
        return hello(address, new Answer.Flight(flight()))
                .handshake(address, new Answer.Completed(flight()))
                .chain(address, chainOf(facts("origin.test")));
    }

    Case build() {
        List<AddressEvidence> addresses = exchanges.entrySet().stream()
                .map(entry -> new AddressEvidence(
                        Optional.of(endpoint(entry.getKey())),
                        entry.getValue(),
                        Optional.ofNullable(chains.get(entry.getKey())),
                        entry.getKey() == 1 ? otherChains : List.of()))
                .toList();
        Evidence evidence = new Evidence(
                target(),
                resolution.orElseGet(() -> new Resolution.Addresses(addresses.stream()
                        .map(address -> address.endpoint().orElseThrow().address())
                        .toList())),
                addresses.stream()
                        .flatMap(address -> address.exchanges().stream())
                        .toList(),
                AT,
                Duration.ZERO);
        return new Case(
                evidence, new Criteria(profile, TrustStore.none(), Optional.empty(), Duration.ofDays(30)), addresses);
    }

    static ServerFlight flight() {
        return flight(0x0303, 0xc02f);
    }

    static ServerFlight flight(int version, int suite) {
        return new ServerFlight(
                version,
                new CipherSuite(suite),
                Optional.of(NamedGroup.SECP256R1),
                List.of(Octets.of(new byte[] {1})),
                Optional.empty(),
                false,
                false,
                true,
                List.of());
    }

    /** The same, signed with that scheme. */
    static ServerFlight signed(int version, int suite, int scheme) {
        return flight(version, suite)
                .withKeyExchange(
                        new SignedKeyExchange(Octets.NONE, Optional.of(new SignatureScheme(scheme)), Octets.NONE));
    }

    /** A HelloRetryRequest of TLS 1.3 for that group. */
    static ServerFlight retry(int suite, NamedGroup group) {
        return new ServerFlight(
                0x0304,
                new CipherSuite(suite),
                Optional.of(group),
                List.of(),
                Optional.empty(),
                false,
                true,
                true,
                List.of());
    }

    static Answer refusal(int description) {
        return new Answer.Alerted(new Alert(2, description), Optional.empty());
    }

    static CertificateFacts facts(String... dnsNames) {
        return facts(AT.plus(Duration.ofDays(90)), List.of(), dnsNames);
    }

    static CertificateFacts facts(Instant notAfter, List<String> commonNames, String... dnsNames) {
        return new CertificateFacts(
                "CN=subject",
                "CN=issuer",
                "1",
                AT.minus(Duration.ofDays(30)),
                notAfter,
                List.of(dnsNames),
                List.of(),
                commonNames,
                "RSA",
                OptionalInt.of(2048),
                Optional.empty(),
                List.of(),
                "sha256WithRSAEncryption");
    }

    static ChainJudgement chainOf(CertificateFacts leaf, ChainFault... faults) {
        return new ChainJudgement(
                List.of(new ServedCertificate(
                        1, leaf.dnsNames().hashCode() + "ab".repeat(16), Optional.of(leaf), Optional.empty())),
                List.of(0),
                Optional.empty(),
                List.of(),
                List.of(faults));
    }

    static ChainJudgement chainOf(CertificateFacts leaf, ChainJudgement.PathKey key) {
        ChainJudgement chain = chainOf(leaf);
        return new ChainJudgement(chain.served(), chain.path(), chain.anchor(), List.of(key), List.of());
    }

    private Target target() {
        OriginSettings settings =
                new OriginSettings(protocols, forwardedHost, IpAddressType.IPV4, 3, Duration.ofSeconds(10), false);
        return new Target(host, HostName.parse(host), 443, settings, "argument 1");
    }

    private Evidences asked(int address, Purpose purpose, ClientOffer offer, Answer answer) {
        Question question = new Question(
                endpoint(address), offer, purpose, new Timeouts(3, Duration.ofSeconds(10), Duration.ofSeconds(10)));
        exchanges
                .computeIfAbsent(address, unseen -> new ArrayList<>())
                .add(new Exchange(question, answer, 1, Optional.empty(), Optional.empty()));
        return this;
    }
}
