package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;

/** An SSLv3 hello has no SNI, and a health check may not send one. */
final class ServerNameRequired extends AddressRule {
    ServerNameRequired() {
        super(
                new RuleInfo(
                        "server-name-required",
                        Severity.NOTE,
                        "Without SNI the origin answers differently",
                        new Basis(
                                Grade.DOCUMENTED,
                                Sources.FUNCTION_HELPERS,
                                "In substance: CloudFront sends SNI: the host header where it is forwarded, else the origin domain.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        Optional<ServerFlight> with = address.hello().flatMap(Answer::seen);
        Optional<Answer> without = address.last(Purpose.NO_SERVER_NAME).map(Exchange::answer);
        if (with.isEmpty() || without.isEmpty()) {
            return List.of();
        }
        if (without.get() instanceof Answer.Alerted alerted && alerted.flight().isEmpty()) {
            return List.of(note(address, "alert " + alerted.alert().descriptionName() + " without SNI"));
        }
        return without.get()
                .seen()
                .filter(flight -> !flight.certificates().isEmpty()
                        && !with.get().certificates().isEmpty()
                        && !flight.certificates()
                                .get(0)
                                .equals(with.get().certificates().get(0)))
                .map(flight -> List.of(note(
                        address,
                        "without SNI the default site answers, with "
                                + Names.shown(
                                        ServedCertificate.of(
                                                flight.certificates().get(0).bytes()),
                                        flight.certificates().size()))))
                .orElse(List.of());
    }

    private static Fault note(AddressEvidence address, String seen) {
        return Fault.broken(
                Particular.of(address.endpoint(), seen, "the same answer with and without SNI"),
                "Nothing to do where every client sends SNI; an SSLv3 hello never does.");
    }
}
