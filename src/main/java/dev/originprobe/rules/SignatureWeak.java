package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** No certificate below the root is signed with MD2, MD5 or SHA-1. */
public final class SignatureWeak extends CertificateRule {
    public SignatureWeak() {
        super(
                new RuleInfo(
                        "signature-weak",
                        Severity.BLOCK,
                        "A certificate is signed with a broken hash",
                        new Basis(
                                Grade.INFERRED,
                                "AWS does not say",
                                "MD5 and MD2 signatures can be forged and no current TLS library accepts them; of "
                                        + "SHA-1 chains no statement by AWS was found.")),
                ChainFault.Kind.SIGNATURE_WEAK);
    }
}
