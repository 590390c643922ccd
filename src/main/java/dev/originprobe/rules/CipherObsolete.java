package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** What works today and is on its way out. */
final class CipherObsolete extends AddressRule {
    CipherObsolete() {
        super(new RuleInfo(
                "cipher-obsolete",
                Severity.RISK,
                "An obsolete cipher suite was negotiated",
                new Basis(
                        Grade.DOCUMENTED,
                        "RFC 7465 (RC4), RFC 9325 (3DES)",
                        "In substance: RC4 cipher suites must not be negotiated, and 3DES should not be; CloudFront still "
                                + "lists RC4-MD5 and DES-CBC3-SHA.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return address.flight()
                .map(flight -> flight.suite().opensslName())
                .filter(suite -> address.completed() && (suite.contains("RC4") || suite.contains("DES-CBC3")))
                .map(suite -> List.of(Fault.broken(
                        Particular.of(address.endpoint(), suite, "an AES suite"),
                        "Allow ECDHE with AES-GCM on the origin, and switch RC4 and 3DES off.")))
                .orElse(List.of());
    }
}
