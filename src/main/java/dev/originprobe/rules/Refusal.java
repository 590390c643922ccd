package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.pki.KeyFacts;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.Choice;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why an address refused the profile's hello: what explains all that was answered to the follow-up questions, several
 * causes together where it takes several. What the questions leave open stays open; one that timed out proves nothing, and
 * a HelloRetryRequest accepts nothing: Go names a group in one before it looks at the server name.
 */
final class Refusal {
    /** The causes; those that have no rule of their own are told by that of the refusal itself. */
    enum Cause {
        PROTOCOL,
        CIPHER,
        GROUP,
        SIGNATURE_SCHEME,
        /** The certificate's key is of a kind that the hello has no place for. */
        KEY,
        /** Anything else that was chosen without being offered. */
        CHOICE,
        SERVER_NAME,
        HELLO_LENGTH,
        UNKNOWN
    }

    /** rsa_pss_pss with SHA-256, SHA-384 and SHA-512. */
    private static final Set<SignatureScheme> RSA_PSS_ALONE =
            Set.of(new SignatureScheme(0x0809), new SignatureScheme(0x080a), new SignatureScheme(0x080b));

    private final AddressEvidence address;
    private final ClientOffer offer;
    private final Answer hello;

    private Refusal(AddressEvidence address, ClientOffer offer, Answer hello) {
        this.address = address;
        this.offer = offer;
        this.hello = hello;
    }

    /** The refusal at this address; empty where the hello was not refused, or not asked. */
    static Optional<Refusal> at(Case evidence, AddressEvidence address) {
        return address.helloInTls()
                .filter(hello -> isRefused(address, hello))
                .map(hello -> new Refusal(address, evidence.profile().offerTo(evidence.target()), hello));
    }

    /** The hello that was refused. */
    ClientOffer offer() {
        return offer;
    }

    /** The refusal itself. */
    Answer hello() {
        return hello;
    }

    /** Whether the server refused, chose what was not offered, or said something else than TLS and then TLS. */
    private static boolean isRefused(AddressEvidence address, Answer hello) {
        return hello instanceof Answer.Alerted
                || hello instanceof Answer.Closed
                || (hello instanceof Answer.NotTls && isUnsteady(address))
                || address.last(Purpose.HELLO).filter(Exchange::choseUnoffered).isPresent();
    }

    /** Whether the same hello was answered when it was sent again: then the refusal has no cause in the hello. */
    boolean isUnsteady() {
        return isUnsteady(address);
    }

    private static boolean isUnsteady(AddressEvidence address) {
        return accepted(address, Purpose.CONTROL).findAny().isPresent();
    }

    /** At least one where it is steady; none where it is not. */
    Set<Cause> causes() {
        if (isUnsteady()) {
            return Set.of();
        }
        if (hello.seen().isPresent()) {
            return ofChoice(hello.seen().get());
        }
        if (accepted(Purpose.PADDED).findAny().isPresent()) {
            return Set.of(Cause.HELLO_LENGTH);
        }
        if (isServerName()) {
            return Set.of(Cause.SERVER_NAME);
        }
        if (protocols().isEmpty() ? alerted(Alert.PROTOCOL_VERSION) : !speaksAnOfferedProtocol()) {
            return Set.of(Cause.PROTOCOL);
        }
        if (unsupportedKey().isPresent()) {
            return Set.of(Cause.KEY);
        }
        return oneChange().or(this::fewestChanges).orElse(EnumSet.of(Cause.UNKNOWN));
    }

    /** What is wrong with the choice that the hello was answered with: a protocol before all else. */
    private Set<Cause> ofChoice(ServerFlight chosen) {
        Set<Cause> causes = notOffered(chosen);
        if (causes.contains(Cause.PROTOCOL)) {
            return Set.of(Cause.PROTOCOL);
        }
        causes.remove(Cause.SIGNATURE_SCHEME);
        if (causes.isEmpty()) {
            return Set.of(offer.allows(chosen) ? Cause.UNKNOWN : Cause.CHOICE);
        }
        return causes;
    }

    /** Whether the origin answers without the name, or refuses it by its alert, and nothing with the name is accepted. */
    private boolean isServerName() {
        return (alerted(Alert.UNRECOGNIZED_NAME)
                        || accepted(Purpose.NO_SERVER_NAME).findAny().isPresent())
                && address.exchanges().stream()
                        .filter(exchange ->
                                exchange.question().offer().serverName().isPresent())
                        .noneMatch(Refusal::isAccepted);
    }

    /** The key of the leaf that was shown to another hello, where this one could not have been answered with it. */
    Optional<KeyFacts> unsupportedKey() {
        return Stream.of(Purpose.OTHER_SCHEMES, Purpose.OTHER_GROUPS, Purpose.ONE_PROTOCOL)
                .flatMap(this::accepted)
                .flatMap(flight -> leafKey(flight).filter(key -> !hasPlaceFor(key, flight)).stream())
                .findFirst();
    }

    private static Optional<KeyFacts> leafKey(ServerFlight flight) {
        return flight.certificates().stream()
                .findFirst()
                .flatMap(leaf -> ServedCertificate.of(leaf.bytes()).facts())
                .map(facts -> new KeyFacts(facts.keyAlgorithm(), facts.keyBits(), facts.curve()));
    }

    /**
     * RFC 8422, 5.3 and 5.10: before TLS 1.3 a curve must be among the groups; an Edwards curve among the schemes, as a key for
     * RSA-PSS alone (RFC 8446, 4.2.3).
     */
    private boolean hasPlaceFor(KeyFacts key, ServerFlight flight) {
        return switch (key.algorithm()) {
            case "Ed25519" -> offer.signatureSchemes().contains(new SignatureScheme(0x0807));
            case "Ed448" -> offer.signatureSchemes().contains(new SignatureScheme(0x0808));
            case "RSASSA-PSS" -> offer.signatureSchemes().stream().anyMatch(RSA_PSS_ALONE::contains);
            case "EC" ->
                flight.protocol().filter(ProtocolVersion.TLS_1_3::equals).isPresent()
                        || key.curve().isEmpty()
                        || offer.groups().stream()
                                .anyMatch(group ->
                                        group.label().equals(key.curve().get()));
            default -> true;
        };
    }

    /** What one change of the hello is enough for; a group before a suite, since the server has the suites. */
    private Optional<Set<Cause>> oneChange() {
        return Stream.of(Purpose.OTHER_GROUPS, Purpose.OTHER_SCHEMES, Purpose.OTHER_SUITES)
                .flatMap(this::accepted)
                .map(this::notOffered)
                .filter(changes -> changes.size() == 1)
                .findFirst();
    }

    /** What was chosen, and not offered, where all is offered of a protocol of the hello's: as few things as it takes. */
    private Optional<Set<Cause>> fewestChanges() {
        return accepted(Purpose.ONE_PROTOCOL)
                .map(this::notOffered)
                .filter(changes -> !changes.contains(Cause.PROTOCOL))
                .min(Comparator.comparing(Set::size))
                .filter(changes -> !changes.isEmpty());
    }

    /** What the server chose and the hello did not offer. */
    private Set<Cause> notOffered(ServerFlight chosen) {
        List<Choice> unoffered = offer.unoffered(chosen);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (unoffered.contains(Choice.VERSION)) {
            causes.add(Cause.PROTOCOL);
        }
        if (!offer.suites().contains(chosen.suite())) {
            causes.add(Cause.CIPHER);
        }
        if (unoffered.contains(Choice.GROUP)) {
            causes.add(Cause.GROUP);
        }
        if (unoffered.contains(Choice.SIGNATURE_SCHEME)) {
            causes.add(Cause.SIGNATURE_SCHEME);
        }
        return causes;
    }

    /** The flights of that purpose by which the server accepted a hello. */
    Stream<ServerFlight> accepted(Purpose purpose) {
        return accepted(address, purpose);
    }

    private static Stream<ServerFlight> accepted(AddressEvidence address, Purpose purpose) {
        return address.all(purpose).filter(Refusal::isAccepted).flatMap(exchange -> exchange.answer().seen().stream());
    }

    private static boolean isAccepted(Exchange exchange) {
        return exchange.answer() instanceof Answer.Flight answered
                && !answered.flight().helloRetry()
                && answered.flight()
                        .protocol()
                        .filter(exchange.question().offer()::offers)
                        .isPresent();
    }

    private boolean alerted(int description) {
        return hello instanceof Answer.Alerted alerted && alerted.alert().description() == description;
    }

    /** The versions that were accepted when each was asked for alone. */
    NavigableSet<ProtocolVersion> protocols() {
        return accepted(Purpose.ONE_PROTOCOL)
                .flatMap(flight -> flight.protocol().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether an offered version was accepted alone, or may have been: not every one was refused. */
    private boolean speaksAnOfferedProtocol() {
        return offer.versions().stream()
                .anyMatch(version -> address.all(Purpose.ONE_PROTOCOL)
                        .filter(exchange -> exchange.question().offer().offers(version))
                        .noneMatch(exchange -> isRefusal(exchange.answer(), version)));
    }

    private static boolean isRefusal(Answer answer, ProtocolVersion version) {
        return answer instanceof Answer.Alerted
                || answer instanceof Answer.Closed
                || (answer instanceof Answer.Flight answered
                        && !answered.flight().protocol().equals(Optional.of(version)));
    }
}
