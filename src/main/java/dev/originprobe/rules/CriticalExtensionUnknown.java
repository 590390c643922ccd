package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** No critical extension is left unprocessed. */
final class CriticalExtensionUnknown extends CertificateRule {
    CriticalExtensionUnknown() {
        super(new RuleInfo(
                "critical-extension-unknown",
                Severity.BLOCK,
                "A critical extension is not known to TLS clients",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5280, 4.2; AWS does not say",
                        "A system must reject a certificate with a critical extension that it does not "
                                + "recognise; AWS only says that an invalid certificate is dropped.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.CriticalExtensionUnknown.class)
                .map(fault -> new Found(
                        fault.root().isEmpty(),
                        fault.index(),
                        whose(fault.root()) + "critical extension " + String.join(", ", fault.oids())
                                + (fault.root().isPresent() ? ROOTS_ARE_DISPUTED : ""),
                        "only critical extensions that TLS clients know",
                        REISSUE));
    }
}
