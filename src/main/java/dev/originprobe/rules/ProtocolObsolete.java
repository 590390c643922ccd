package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** What works today and is on its way out. */
final class ProtocolObsolete extends AddressRule {
    ProtocolObsolete() {
        super(new RuleInfo(
                "protocol-obsolete",
                Severity.RISK,
                "An obsolete protocol version was negotiated",
                new Basis(
                        Grade.DOCUMENTED,
                        "RFC 7568 (SSLv3), RFC 8996 (TLS 1.0 and 1.1)",
                        "In substance: SSLv3, TLS 1.0 and TLS 1.1 must not be used; CloudFront still speaks them where "
                                + "Origin SSL Protocols says so.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return address.flight()
                .flatMap(ServerFlight::protocol)
                .filter(version -> address.completed() && version.compareTo(ProtocolVersion.TLS_1_2) < 0)
                .map(version -> List.of(Fault.broken(
                        Particular.of(address.endpoint(), version.label(), "TLSv1.2 or newer"),
                        "Enable TLSv1.2 on the origin, then set Origin SSL Protocols to TLSv1.2 alone.")))
                .orElse(List.of());
    }
}
