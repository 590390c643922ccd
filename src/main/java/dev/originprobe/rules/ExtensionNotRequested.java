package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.tls.Deviation;
import dev.originprobe.tls.ExtensionType;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** The origin sends extensions that were not asked for, which the published client ignores; what it refuses is {@link ChoiceNotOffered}. */
final class ExtensionNotRequested extends AddressRule {
    ExtensionNotRequested() {
        super(new RuleInfo(
                "extension-not-requested",
                Severity.RISK,
                "The origin sends an extension that was not asked for",
                new Basis(
                        Grade.PUBLISHED,
                        "RFC 5246, 7.4.1.4; RFC 8446, 4.2; aws/s2n-tls of 2026-08-07",
                        "In substance: a client must end the handshake over an extension that it did not ask for; "
                                + "the published client does so where it knows the extension in that message, and "
                                + "ignores all others.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        String unasked = address
                .hello()
                .flatMap(Answer::seen)
                .filter(flight -> !flight.deviations().isEmpty())
                .map(flight -> evidence.profile().offerTo(evidence.target()).ignored(flight))
                .orElse(List.of())
                .stream()
                .map(Deviation::code)
                .distinct()
                .map(ExtensionType::label)
                .collect(Collectors.joining(", "));
        return unasked.isEmpty()
                ? List.of()
                : List.of(Fault.broken(
                        Particular.of(address.endpoint(), "unasked: " + unasked, "only extensions that were asked for"),
                        "Update or replace the TLS implementation of the origin, or of the middlebox before it."));
    }
}
