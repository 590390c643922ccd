package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.Profile;
import dev.originprobe.rules.AddressRule.Fault;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.Choice;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.KeyExchange;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why an address refused the profile's hello: one cause, the most telling that the follow-up questions prove. What they
 * leave open stays open; a follow-up that timed out proves nothing.
 */
final class Refusal {
    /** The causes, each with a rule of its own. */
    enum Cause {
        PROTOCOL,
        CIPHER,
        GROUP,
        /** Anything else that was chosen without being offered. */
        CHOICE,
        SERVER_NAME,
        OTHER,
        CLOSED
    }

    private final Case evidence;
    private final AddressEvidence address;
    private final ClientOffer offer;
    private final Answer hello;

    private Refusal(Case evidence, AddressEvidence address, Answer hello) {
        this.evidence = evidence;
        this.address = address;
        this.offer = evidence.profile().offerTo(evidence.target());
        this.hello = hello;
    }

    /** The fault of that cause at this address; none where it was not refused, or for another cause. */
    static List<Fault> faults(Case evidence, AddressEvidence address, Cause cause) {
        return address.hello()
                .map(hello -> new Refusal(evidence, address, hello))
                .filter(refusal -> refusal.refused() && refusal.cause() == cause)
                .map(refusal -> List.of(refusal.fault(cause)))
                .orElse(List.of());
    }

    /** Whether the server refused, or chose what was not offered. */
    private boolean refused() {
        return hello instanceof Answer.Alerted || hello instanceof Answer.Closed || choseUnoffered();
    }

    private boolean choseUnoffered() {
        return address.last(Purpose.HELLO).filter(Exchange::choseUnoffered).isPresent();
    }

    private Cause cause() {
        Optional<ServerFlight> chosen = hello.seen();
        if (chosen.isPresent()) {
            return chosenCause(chosen.get());
        }
        if (alerted(Alert.UNRECOGNIZED_NAME) || flights(Purpose.NO_SERVER_NAME).anyMatch(offer::allows)) {
            return Cause.SERVER_NAME;
        }
        if (protocols().isEmpty() ? alerted(Alert.PROTOCOL_VERSION) : !speaksAnOfferedProtocol()) {
            return Cause.PROTOCOL;
        }
        if (flights(Purpose.OTHER_GROUPS).findAny().isPresent()) {
            return Cause.GROUP;
        }
        if (flights(Purpose.OTHER_SUITES).findAny().isPresent() || speaksOnlyOtherSuites()) {
            return Cause.CIPHER;
        }
        return hello instanceof Answer.Closed ? Cause.CLOSED : Cause.OTHER;
    }

    private Cause chosenCause(ServerFlight chosen) {
        List<Choice> unoffered = offer.unoffered(chosen);
        if (unoffered.contains(Choice.VERSION)) {
            return Cause.PROTOCOL;
        }
        if (!offer.suites().contains(chosen.suite())) {
            return Cause.CIPHER;
        }
        if (unoffered.contains(Choice.GROUP)) {
            return Cause.GROUP;
        }
        if (!unoffered.isEmpty()) {
            return Cause.CHOICE;
        }
        return hello instanceof Answer.Closed ? Cause.CLOSED : Cause.OTHER;
    }

    private Fault fault(Cause cause) {
        return switch (cause) {
            case PROTOCOL -> protocol();
            case CIPHER ->
                broken(
                        "the origin accepts " + otherSuites() + how(),
                        "one of " + suites(offer.suites().stream()),
                        "Allow one of CloudFront's cipher suites on the origin, such as " + suggestion() + ".");
            case GROUP -> group();
            case CHOICE -> ChoiceNotOffered.fault(address, offer, hello.seen().orElseThrow());
            case SERVER_NAME ->
                broken(
                        "the origin refuses the server name "
                                + offer.serverName().orElse("(none)")
                                + how(),
                        "a certificate for that name",
                        "Serve a certificate for that name, or do not forward the Host header.");
            case OTHER ->
                broken(
                        "the origin refuses the hello" + how(),
                        "a ServerHello",
                        "Look into the origin's TLS log: it refuses what profile "
                                + evidence.profile().name() + " offers.");
            case CLOSED ->
                broken(
                        "the origin closes the connection after the hello" + how(),
                        "a ServerHello",
                        "Look for a firewall, an IP filter or a load balancer without a healthy target before the origin.");
        };
    }

    private Fault protocol() {
        NavigableSet<ProtocolVersion> spoken = protocols();
        String offered = labels(offer.versions().stream().sorted(), "or");
        String seen = spoken.isEmpty()
                ? hello.seen()
                        .map(flight -> "the origin chose "
                                + flight.protocol()
                                        .map(ProtocolVersion::label)
                                        .orElse(String.format("version 0x%04x", flight.version())))
                        .orElse("the origin accepts no protocol version that was tried")
                : "the origin speaks " + labels(spoken.stream(), "and") + " only";
        if (onlyUnsaid(spoken)) {
            return Fault.undecided(
                            Particular.of(address.endpoint(), seen + how(), offered),
                            "Add TLSv1.2 to Origin SSL Protocols: AWS's pages do not say whether CloudFront offers TLSv1.3 without it.")
                    .restingOn(new Basis(
                            Grade.PUBLISHED,
                            evidence.profile().policy().orElse("no policy") + "; AWS's pages do not say",
                            "The policies of every minimum version offer TLS 1.3; a setting is a list of versions, in which"
                                    + " TLSv1.3 cannot be named."));
        }
        Collection<ProtocolVersion> selectable = evidence.profile().selectable();
        Optional<ProtocolVersion> newest =
                spoken.descendingSet().stream().filter(selectable::contains).findFirst();
        ProtocolVersion wanted = offer.versions().stream()
                .filter(selectable::contains)
                .max(Comparator.naturalOrder())
                .orElse(offer.newest());
        String enable = "Enable " + wanted.label() + " on the origin";
        return broken(
                seen + how(),
                offered,
                newest.map(version -> enable + ", or set Origin SSL Protocols to " + version.label() + ".")
                        .orElse(enable + "."));
    }

    /** TLSv1.3 is spoken and nothing that was offered, and AWS's pages do not say whether it is offered beside this setting. */
    private boolean onlyUnsaid(NavigableSet<ProtocolVersion> spoken) {
        Profile profile = evidence.profile();
        return spoken.contains(ProtocolVersion.TLS_1_3)
                && profile.hasTls13()
                && !offer.isSslv3Only()
                && !offer.offers(ProtocolVersion.TLS_1_3);
    }

    private Fault group() {
        String accepted = Stream.concat(flights(Purpose.OTHER_GROUPS), hello.seen().stream())
                .flatMap(flight -> flight.group().stream())
                .map(NamedGroup::label)
                .distinct()
                .collect(Collectors.joining(", "));
        Particular particular = Particular.of(
                address.endpoint(),
                "the origin accepts the group " + accepted + how(),
                "one of " + offer.groups().stream().map(NamedGroup::label).collect(Collectors.joining(", ")));
        boolean printed = evidence.profile().groups().stream().allMatch(group -> group.grade() == Grade.DOCUMENTED);
        String remedy = "Allow the curve prime256v1 on the origin.";
        return printed
                ? Fault.broken(particular, remedy)
                : Fault.undecided(particular, remedy + " AWS did not print the groups of this profile.");
    }

    private Fault broken(String seen, String wanted, String remedy) {
        return Fault.broken(Particular.of(address.endpoint(), seen, wanted), remedy);
    }

    /** How the refusal looked on the wire. */
    private String how() {
        if (hello instanceof Answer.Alerted alerted) {
            return " (alert " + alerted.alert().descriptionName() + ")";
        }
        return hello instanceof Answer.Closed closed ? (closed.reset() ? " (reset)" : " (closed)") : "";
    }

    private boolean alerted(int description) {
        return hello instanceof Answer.Alerted alerted && alerted.alert().description() == description;
    }

    private Stream<ServerFlight> flights(Purpose purpose) {
        return address.all(purpose).map(Exchange::answer).flatMap(Refusal::flight);
    }

    private static Stream<ServerFlight> flight(Answer answer) {
        return answer instanceof Answer.Flight answered ? Stream.of(answered.flight()) : Stream.empty();
    }

    /** The versions that were accepted when each was asked for alone. */
    private NavigableSet<ProtocolVersion> protocols() {
        return address.all(Purpose.ONE_PROTOCOL)
                .flatMap(exchange -> flight(exchange.answer())
                        .flatMap(flight -> flight.protocol().stream())
                        .filter(exchange.question().offer()::offers))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether an offered version was accepted alone, or may have been: not every one was refused. */
    private boolean speaksAnOfferedProtocol() {
        return offer.versions().stream()
                .anyMatch(version -> address.all(Purpose.ONE_PROTOCOL)
                        .filter(exchange -> exchange.question().offer().offers(version))
                        .map(Exchange::answer)
                        .noneMatch(answer -> answer instanceof Answer.Alerted
                                || answer instanceof Answer.Closed
                                || flight(answer)
                                        .anyMatch(flight -> flight.protocol()
                                                .filter(version::equals)
                                                .isEmpty())));
    }

    /** Whether an offered version was accepted alone, with a suite that was not offered. */
    private boolean speaksOnlyOtherSuites() {
        List<ServerFlight> spoken = flights(Purpose.ONE_PROTOCOL)
                .filter(flight -> flight.protocol().filter(offer::offers).isPresent())
                .toList();
        return !spoken.isEmpty()
                && spoken.stream().noneMatch(flight -> offer.suites().contains(flight.suite()));
    }

    private String otherSuites() {
        String others =
                suites(Stream.of(flights(Purpose.OTHER_SUITES), flights(Purpose.ONE_PROTOCOL), hello.seen().stream())
                        .flatMap(flights -> flights)
                        .map(ServerFlight::suite)
                        .filter(suite -> !offer.suites().contains(suite))
                        .distinct());
        return others + " but none that was offered";
    }

    private String suggestion() {
        return offer.suites().stream()
                .filter(suite ->
                        suite.keyExchange() == KeyExchange.ECDHE && suite.authentication() == Authentication.RSA)
                .findFirst()
                .orElse(offer.suites().get(0))
                .opensslName();
    }

    private static String suites(Stream<CipherSuite> suites) {
        return suites.map(CipherSuite::opensslName).collect(Collectors.joining(", "));
    }

    private static String labels(Stream<ProtocolVersion> versions, String conjunction) {
        List<String> labels = versions.map(ProtocolVersion::label).toList();
        return labels.size() < 2
                ? String.join("", labels)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " " + conjunction + " "
                        + labels.get(labels.size() - 1);
    }
}
