package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** A handshake or a whole first flight without any certificate. */
final class CertificateAbsent extends AddressRule {
    CertificateAbsent() {
        super(new RuleInfo(
                "certificate-absent",
                Severity.BLOCK,
                "The origin serves no certificate",
                new Basis(
                        Grade.INFERRED,
                        Sources.HTTPS_TO_ORIGIN + "; AWS does not say",
                        "Concluded from: the origin's certificate must be issued by a "
                                + "certificate authority on Mozilla's list.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        boolean whole = address.completed()
                || address.flight().filter(ServerFlight::showsNoCertificate).isPresent()
                || address.flight()
                        .filter(flight -> flight.complete() && flight.version() < ProtocolVersion.TLS_1_3.wire())
                        .isPresent();
        return whole && address.chain().isEmpty()
                ? List.of(Fault.broken(
                        Particular.of(address.endpoint(), "no certificate", "a certificate from a publicly trusted CA"),
                        "Configure a certificate, and switch anonymous cipher suites off."))
                : List.of();
    }
}
