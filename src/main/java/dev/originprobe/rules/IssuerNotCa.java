package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** Every issuer on the path may issue certificates. */
public final class IssuerNotCa extends CertificateRule {
    public IssuerNotCa() {
        super(
                new RuleInfo(
                        "issuer-not-ca",
                        Severity.BLOCK,
                        "A certificate was issued by one that is not a CA",
                        new Basis(
                                Grade.INFERRED,
                                "RFC 5280, 6.1.4; AWS does not say",
                                "Path validation demands basicConstraints with cA TRUE and, where keyUsage is "
                                        + "present, keyCertSign; AWS only says that an invalid certificate is dropped.")),
                ChainFault.Kind.ISSUER_NOT_CA);
    }
}
