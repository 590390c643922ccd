package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** Every name lies within the name constraints of all CAs above. */
public final class NameConstraintViolated extends CertificateRule {
    public NameConstraintViolated() {
        super(
                new RuleInfo(
                        "name-constraint-violated",
                        Severity.BLOCK,
                        "A name lies outside what a CA above may certify",
                        new Basis(
                                Grade.INFERRED,
                                "RFC 5280, 4.2.1.10; AWS does not say",
                                "Path validation demands that name constraints are kept; AWS only says that an "
                                        + "invalid certificate is dropped.")),
                ChainFault.Kind.NAME_CONSTRAINT_VIOLATED);
    }
}
