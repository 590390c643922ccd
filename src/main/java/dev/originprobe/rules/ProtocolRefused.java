package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.origin.Profile;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/** The origin speaks none of the offered protocol versions. */
final class ProtocolRefused extends RefusalRule {
    ProtocolRefused() {
        super(new RuleInfo(
                "protocol-refused",
                Severity.BLOCK,
                "The origin speaks none of the offered protocol versions",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: The origin does not respond with supported protocols or ciphers.")));
    }

    @Override
    boolean isAbout(Cause cause, Refusal refusal) {
        return cause == Cause.PROTOCOL;
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        ClientOffer offer = refusal.offer();
        NavigableSet<ProtocolVersion> spoken = refusal.protocols();
        String offered = labels(offer.versions().stream().sorted(), "or");
        String seen = spoken.isEmpty()
                ? refusal.hello()
                        .seen()
                        .map(ProtocolRefused::chosen)
                        .orElse("the origin accepts no protocol version that was tried")
                : "the origin speaks " + labels(spoken.stream(), "and") + " only";
        if (onlyUnsaid(evidence.profile(), offer, spoken)) {
            return Fault.undecided(
                            Particular.of(address.endpoint(), seen + how(refusal.hello()), offered),
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
                address,
                refusal,
                seen,
                offered,
                newest.map(version -> enable + ", or set Origin SSL Protocols to " + version.label() + ".")
                        .orElse(enable + "."));
    }

    private static String chosen(ServerFlight flight) {
        return "the origin chose "
                + flight.protocol()
                        .map(ProtocolVersion::label)
                        .orElse(String.format("version 0x%04x", flight.version()));
    }

    /** TLSv1.3 is spoken and nothing that was offered, and AWS's pages do not say whether it is offered beside this setting. */
    private static boolean onlyUnsaid(Profile profile, ClientOffer offer, NavigableSet<ProtocolVersion> spoken) {
        return spoken.contains(ProtocolVersion.TLS_1_3)
                && profile.hasTls13()
                && !offer.isSslv3Only()
                && !offer.offers(ProtocolVersion.TLS_1_3);
    }

    private static String labels(Stream<ProtocolVersion> versions, String conjunction) {
        List<String> labels = versions.map(ProtocolVersion::label).toList();
        return labels.size() < 2
                ? String.join("", labels)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " " + conjunction + " "
                        + labels.get(labels.size() - 1);
    }
}
