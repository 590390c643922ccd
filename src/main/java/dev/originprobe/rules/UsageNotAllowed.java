package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** Where extendedKeyUsage is present, it allows serverAuth; where the leaf's keyUsage is, a use that TLS makes. */
public final class UsageNotAllowed extends CertificateRule {
    public UsageNotAllowed() {
        super(new RuleInfo(
                "usage-not-allowed",
                Severity.BLOCK,
                "A certificate is not meant for TLS servers",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5280, 4.2.1.3 and 4.2.1.12; AWS does not say",
                        "A certificate whose extendedKeyUsage or keyUsage is for other ends is refused by OpenSSL and "
                                + "mozilla::pkix; AWS only says that an invalid certificate is dropped.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return Stream.concat(
                chain.faults(ChainFault.KeyUsageUnfit.class)
                        .map(fault -> Found.broken(
                                fault.index(),
                                "a keyUsage for other ends",
                                "keyUsage with digitalSignature, keyEncipherment or keyAgreement, or none",
                                REISSUE)),
                chain.faults(ChainFault.ExtendedKeyUsageUnfit.class)
                        .map(fault -> Found.broken(
                                fault.index(),
                                whose(fault.root()) + "extendedKeyUsage " + String.join(", ", fault.usages()),
                                "extendedKeyUsage with serverAuth (1.3.6.1.5.5.7.3.1)",
                                REISSUE)));
    }
}
