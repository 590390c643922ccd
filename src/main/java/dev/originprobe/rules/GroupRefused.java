package dev.originprobe.rules;

import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The origin accepts none of the offered groups. */
final class GroupRefused extends RefusalRule {
    GroupRefused() {
        super(
                new RuleInfo(
                        "group-refused",
                        Severity.BLOCK,
                        "The origin accepts none of the offered key-exchange groups",
                        new Basis(
                                Grade.DOCUMENTED,
                                Sources.PROTOCOLS_AND_CIPHERS,
                                "In substance: CloudFront lists prime256v1, secp384r1 and X25519 for connections to the origin.")));
    }

    @Override
    boolean isAbout(Cause cause, Refusal refusal) {
        return cause == Cause.GROUP;
    }

    @Override
    List<Fault> otherwise(Case evidence, AddressEvidence address) {
        return Dispute.ofGroup(evidence, address);
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        String accepted = Stream.of(
                        refusal.accepted(Purpose.OTHER_GROUPS),
                        refusal.accepted(Purpose.ONE_PROTOCOL),
                        refusal.hello().seen().stream())
                .flatMap(flights -> flights)
                .flatMap(flight -> flight.group().stream())
                .filter(group -> !refusal.offer().groups().contains(group))
                .map(NamedGroup::label)
                .distinct()
                .collect(Collectors.joining(", "));
        Particular particular = Particular.of(
                address.endpoint(),
                "the origin accepts the group " + accepted + how(refusal.hello()),
                "one of "
                        + refusal.offer().groups().stream()
                                .map(NamedGroup::label)
                                .collect(Collectors.joining(", ")));
        boolean printed = evidence.profile().groups().stream().allMatch(group -> group.grade() == Grade.DOCUMENTED);
        String remedy = "Allow the curve prime256v1 on the origin.";
        return printed
                ? Fault.broken(particular, remedy)
                : Fault.undecided(particular, remedy + " AWS did not print the groups of this profile.");
    }
}
