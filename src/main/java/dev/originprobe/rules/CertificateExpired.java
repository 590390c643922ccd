package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** Every certificate of the path is valid at the time of judgement, its root included. */
final class CertificateExpired extends CertificateRule {
    CertificateExpired() {
        super(new RuleInfo(
                "certificate-expired",
                Severity.BLOCK,
                "A certificate of the path has expired",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.Expired.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        whose(fault.root()) + "expired on " + fault.notAfter(),
                        "valid at " + fault.at(),
                        "Renew the certificate and reload the server."));
    }
}
