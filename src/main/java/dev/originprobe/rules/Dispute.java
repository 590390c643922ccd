package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.Graded;
import dev.originprobe.origin.Profile;
import dev.originprobe.rules.AddressRule.Fault;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a server chose that AWS's page and its published policy do not both have: undecided, unless the server also takes
 * the hello without it.
 */
final class Dispute {
    private Dispute() {}

    /** The fault of a chosen suite. */
    static List<Fault> ofSuite(Case evidence, AddressEvidence address) {
        return of(
                evidence, address, evidence.profile().suites(), flight -> Optional.of(flight.suite()), "cipher suite");
    }

    /** The fault of a chosen group. */
    static List<Fault> ofGroup(Case evidence, AddressEvidence address) {
        return of(evidence, address, evidence.profile().groups(), ServerFlight::group, "group");
    }

    private static <T> List<Fault> of(
            Case evidence,
            AddressEvidence address,
            List<Graded<T>> lines,
            Function<ServerFlight, Optional<T>> choice,
            String kind) {
        Optional<T> chosen = address.hello()
                .filter(Answer.Flight.class::isInstance)
                .flatMap(Answer::seen)
                .flatMap(choice);
        return lines.stream()
                .filter(line ->
                        line.isDisputed() && chosen.filter(line.value()::equals).isPresent())
                .filter(line -> !isTakenWithoutIt(address))
                .map(line -> fault(evidence, address, line, kind))
                .toList();
    }

    private static boolean isTakenWithoutIt(AddressEvidence address) {
        return address.last(Purpose.UNDISPUTED)
                .filter(exchange -> exchange.answer() instanceof Answer.Flight && !exchange.choseUnoffered())
                .isPresent();
    }

    private static Fault fault(Case evidence, AddressEvidence address, Graded<?> line, String kind) {
        ClientOffer offer = evidence.profile().offerTo(evidence.target());
        boolean printed = line.grade() == Grade.DOCUMENTED;
        String name = line.value() instanceof dev.originprobe.tls.CipherSuite suite
                ? suite.opensslName()
                : line.value().toString();
        String suggested = evidence.profile().undisputed(offer).suites().stream()
                .map(suite -> suite.opensslName())
                .filter(suite -> suite.startsWith("ECDHE-RSA"))
                .findFirst()
                .orElse("AES128-SHA");
        return Fault.undecided(
                        Particular.of(
                                address.endpoint(),
                                "the origin chose the " + kind + " " + name + ", which is "
                                        + (printed
                                                ? "on AWS's page and not in its published policy"
                                                : "in AWS's published policy and not on its page")
                                        + "; without it " + without(address),
                                "a " + kind + " that both have"),
                        kind.equals("group")
                                ? "Allow the curve prime256v1 on the origin."
                                : "Allow a cipher suite that both have too, such as " + suggested + ".")
                .restingOn(basis(evidence.profile(), name, printed));
    }

    private static String without(AddressEvidence address) {
        return address.last(Purpose.UNDISPUTED)
                .map(Exchange::answer)
                .map(answer -> answer instanceof Answer.Alerted alerted
                        ? "it refuses the hello (alert " + alerted.alert().descriptionName() + ")"
                        : answer instanceof Answer.Closed ? "it closes the connection" : "it did not answer as asked")
                .orElse("it was not asked");
    }

    private static Basis basis(Profile profile, String name, boolean printed) {
        return new Basis(
                Grade.PUBLISHED,
                profile.policy().orElse("no policy") + "; " + profile.source(),
                printed
                        ? "AWS's page lists " + name + ", and the policy that it published does not have it."
                        : "The policy has " + name + ", and AWS's page does not list it.");
    }
}
