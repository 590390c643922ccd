package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The leaf itself is self-signed and no included root. */
final class CertificateSelfSigned extends CertificateRule {
    CertificateSelfSigned() {
        super(new RuleInfo(
                "certificate-self-signed",
                Severity.BLOCK,
                "The certificate is signed by itself",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.HTTPS_TO_ORIGIN,
                        "In substance: CloudFront supports the same certificate authorities as Mozilla; self-signed "
                                + "certificates are not allowed to an origin.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.SelfSigned.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "the certificate is signed by itself: " + fault.subject(),
                        "a certificate issued by a CA on Mozilla's list",
                        TRUSTED_CA));
    }
}
