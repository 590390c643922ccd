package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;

/** Version, suite or leaf differ between the hello and the handshake. */
final class SessionInconsistent extends AddressRule {
    SessionInconsistent() {
        super(new RuleInfo(
                "session-inconsistent",
                Severity.RISK,
                "Two connections to one address met different servers",
                new Basis(
                        Grade.INFERRED,
                        "AWS does not say",
                        "The hello and the handshake were answered differently: a load balancer with unlike "
                                + "servers behind one address, of which CloudFront may meet any.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return address.hello()
                .flatMap(Answer::seen)
                .flatMap(first -> address.handshake()
                        .flatMap(Answer::seen)
                        .filter(second -> differ(first, second))
                        .map(second -> Fault.broken(
                                Particular.of(
                                        address.endpoint(), label(first) + ", then " + label(second), "the same twice"),
                                "Give every server behind this address the same TLS configuration and certificate.")))
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean differ(ServerFlight first, ServerFlight second) {
        return first.version() != second.version()
                || !first.suite().equals(second.suite())
                || (!first.certificates().isEmpty()
                        && !second.certificates().isEmpty()
                        && !first.certificates().equals(second.certificates())
                        && isOneChoice(first, second));
    }

    /**
     * Whether one server would have had to serve the same. In TLS 1.3 the suite says nothing of the certificate: which of
     * two an engine is shown depends on the signature schemes that it offers, and those are its own; not so with keys of
     * one kind.
     */
    private static boolean isOneChoice(ServerFlight first, ServerFlight second) {
        return first.version() < ProtocolVersion.TLS_1_3.wire() || kind(first).equals(kind(second));
    }

    private static Optional<String> kind(ServerFlight flight) {
        return ServedCertificate.of(flight.certificates().get(0).bytes())
                .facts()
                .map(facts -> facts.keyAlgorithm() + facts.curve().orElse(""));
    }

    private static String label(ServerFlight flight) {
        List<Octets> certificates = flight.certificates();
        return flight.suite() + " with "
                + (certificates.isEmpty()
                        ? "no certificate"
                        : Names.shown(ServedCertificate.of(certificates.get(0).bytes()), certificates.size()));
    }
}
