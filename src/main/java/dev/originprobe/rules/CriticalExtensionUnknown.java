package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** No critical extension is left unprocessed. */
public final class CriticalExtensionUnknown extends CertificateRule {
    public CriticalExtensionUnknown() {
        super(
                new RuleInfo(
                        "critical-extension-unknown",
                        Severity.BLOCK,
                        "A critical extension is not known to TLS clients",
                        new Basis(
                                Grade.INFERRED,
                                "RFC 5280, 4.2; AWS does not say",
                                "A system must reject a certificate with a critical extension that it does not "
                                        + "recognise; AWS only says that an invalid certificate is dropped.")),
                ChainFault.Kind.CRITICAL_EXTENSION_UNKNOWN);
    }
}
