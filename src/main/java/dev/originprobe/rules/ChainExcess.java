package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** Nothing is served beside the path, and nothing of it twice. */
final class ChainExcess extends CertificateRule {
    ChainExcess() {
        super(new RuleInfo(
                "chain-excess",
                Severity.BLOCK,
                "Certificates are served that the path does not need",
                new Basis(
                        Grade.INFERRED,
                        Sources.CERTIFICATE_REQUIREMENTS + "; AWS does not say",
                        "Do not include intermediates that are outside the trust path; whether CloudFront "
                                + "tolerates them from an origin is not stated.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.Excess.class)
                .map(fault -> Found.undecided(
                        fault.index(),
                        fault.subject()
                                        .map(subject -> switch (fault.surplus()) {
                                            case COPY -> "a second copy of " + subject;
                                            case CROSS_SIGNED -> "a cross-signed twin of the root, " + subject;
                                            case UNRELATED -> "not part of the path: " + subject;
                                        })
                                        .orElse("a certificate that cannot be read")
                                + fault.expired()
                                        .map(end -> ", expired on " + end)
                                        .orElse(""),
                        "the path alone, each of its certificates once",
                        "Leave it out: AWS does not say whether CloudFront tolerates it."));
    }
}
