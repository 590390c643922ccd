package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** A certificate that cannot be read as X.509 is broken. */
final class CertificateMalformed extends CertificateRule {
    CertificateMalformed() {
        super(new RuleInfo(
                "certificate-malformed",
                Severity.BLOCK,
                "A served certificate cannot be read",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.Malformed.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "it has " + fault.why(),
                        "an X.509 certificate as RFC 5280 defines it",
                        "Have the certificate issued again, or serve the file that the CA delivered."));
    }
}
