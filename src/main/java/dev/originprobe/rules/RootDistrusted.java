package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The leaf was issued before the date after which Mozilla distrusts its root. */
final class RootDistrusted extends CertificateRule {
    RootDistrusted() {
        super(new RuleInfo(
                "root-distrusted",
                Severity.BLOCK,
                "Mozilla distrusts the root for certificates of this date",
                new Basis(
                        Grade.INFERRED,
                        "Mozilla's included CA list (CKA_NSS_SERVER_DISTRUST_AFTER); AWS does not " + "say",
                        "CloudFront supports the same certificate authorities as Mozilla; whether it applies "
                                + "the distrust-after date is not known.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.RootDistrusted.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "issued " + fault.issued() + " under " + fault.root(),
                        "a certificate issued no later than " + fault.distrustAfter()
                                + ", after which Mozilla distrusts that root",
                        "Move to a certificate from another publicly trusted CA."));
    }
}
