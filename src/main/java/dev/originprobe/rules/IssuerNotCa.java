package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** Every issuer on the path may issue certificates. */
final class IssuerNotCa extends CertificateRule {
    IssuerNotCa() {
        super(new RuleInfo(
                "issuer-not-ca",
                Severity.BLOCK,
                "A certificate was issued by one that is not a CA",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5280, 6.1.4; AWS does not say",
                        "Path validation demands basicConstraints with cA TRUE and, where keyUsage is "
                                + "present, keyCertSign; AWS only says that an invalid certificate is dropped.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.IssuerNotCa.class)
                .map(fault -> new Found(
                        !isDisputed(fault),
                        fault.index(),
                        whose(fault.root())
                                + fault.subject()
                                + switch (fault.lack()) {
                                    case CA -> " is not a CA (basicConstraints)";
                                    case NAME -> "it has no name (subject)";
                                    case KEY_CERT_SIGN -> " may not sign certificates (keyUsage)";
                                }
                                + (isDisputed(fault) ? ROOTS_ARE_DISPUTED : ""),
                        "an issuer with a name, basicConstraints CA:TRUE and, where keyUsage is present, keyCertSign",
                        REISSUE));
    }

    private static boolean isDisputed(ChainFault.IssuerNotCa fault) {
        return fault.root().isPresent() && fault.lack() == ChainFault.Lack.CA;
    }
}
