package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The path reaches a self-signed certificate that is no included root. */
final class IssuerUntrusted extends CertificateRule {
    IssuerUntrusted() {
        super(new RuleInfo(
                "issuer-untrusted",
                Severity.BLOCK,
                "The chain ends at a root that is not on Mozilla's list",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.HTTPS_TO_ORIGIN,
                        "In substance: CloudFront supports the same certificate authorities as Mozilla; self-signed "
                                + "certificates are not allowed to an origin.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.RootNotIncluded.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "the chain ends at " + fault.subject() + ", which is no included root",
                        "a chain to a root on Mozilla's list",
                        TRUSTED_CA));
    }
}
