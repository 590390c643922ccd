package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** An invalid certificate is named beside an expired one. */
final class CertificateNotYetValid extends CertificateRule {
    CertificateNotYetValid() {
        super(new RuleInfo(
                "certificate-not-yet-valid",
                Severity.BLOCK,
                "A certificate of the path is not valid yet",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.NotYetValid.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        whose(fault.root()) + "valid from " + fault.notBefore() + " on",
                        "valid at " + fault.at(),
                        "Wait until it is valid, or install one that is; check the clock of the issuing CA."));
    }
}
