package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** A certificate that names its issuer by identifiers names the one that signed it. */
final class KeyIdentifierMismatch extends CertificateRule {
    KeyIdentifierMismatch() {
        super(new RuleInfo(
                "key-identifier-mismatch",
                Severity.BLOCK,
                "A certificate names another issuer by its key identifier",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY + "; RFC 5280 section 4.2.1.1",
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.KeyIdentifierDiffers.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "it says that " + fault.why()
                                + fault.root()
                                        .map(root -> " (the root " + root.name() + ")")
                                        .orElse(""),
                        "an authorityKeyIdentifier that the issuer's certificate bears out",
                        "Serve the certificate of the issuer that the CA delivered with this one; where that is the one "
                                + "served, have the certificate issued again."));
    }
}
