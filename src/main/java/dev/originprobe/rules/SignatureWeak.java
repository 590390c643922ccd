package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** No certificate below the root is signed with MD2, MD5 or SHA-1. */
final class SignatureWeak extends CertificateRule {
    SignatureWeak() {
        super(new RuleInfo(
                "signature-weak",
                Severity.BLOCK,
                "A certificate is signed with a broken hash",
                new Basis(
                        Grade.INFERRED,
                        "AWS does not say",
                        "MD5 and MD2 signatures can be forged and no current TLS library accepts them; of "
                                + "SHA-1 chains no statement by AWS was found.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.SignatureWeak.class)
                .map(fault -> new Found(
                        !fault.hash().equals("SHA-1"),
                        fault.index(),
                        "signed with " + fault.algorithm(),
                        "a signature with SHA-256 or better",
                        REISSUE));
    }
}
