package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** Where extendedKeyUsage is present, it allows serverAuth; where the leaf's keyUsage is, a use that TLS makes. */
final class UsageNotAllowed extends CertificateRule {
    /** Netscape's Server Gated Crypto. */
    private static final String NETSCAPE_STEP_UP = "2.16.840.1.113730.4.1";

    UsageNotAllowed() {
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
        Stream<Found> keyUsage = chain.faults(ChainFault.KeyUsageUnfit.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "a keyUsage for other ends",
                        "keyUsage with digitalSignature, keyEncipherment or keyAgreement, or none",
                        REISSUE));
        Stream<Found> netscapeType = chain.faults(ChainFault.NetscapeTypeUnfit.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "a Netscape certificate type (2.16.840.1.113730.1.1) that is not a server's",
                        "no such type, or one with sslServer",
                        REISSUE));
        return Stream.of(keyUsage, netscapeType, extendedKeyUsage(chain)).flatMap(found -> found);
    }

    private static Stream<Found> extendedKeyUsage(ChainJudgement chain) {
        return chain.faults(ChainFault.ExtendedKeyUsageUnfit.class).map(fault -> {
            boolean stepUp = fault.usages().contains(NETSCAPE_STEP_UP);
            return new Found(
                    !stepUp && fault.root().isEmpty(),
                    fault.index(),
                    whose(fault.root()) + "extendedKeyUsage " + String.join(", ", fault.usages())
                            + doubt(stepUp, fault.root().isPresent()),
                    "extendedKeyUsage with serverAuth (1.3.6.1.5.5.7.3.1)",
                    REISSUE);
        });
    }

    private static String doubt(boolean stepUp, boolean root) {
        return root
                ? ", which OpenSSL refuses in a root and AWS-LC takes"
                : stepUp ? ", which OpenSSL takes for a server's and AWS-LC does not" : "";
    }
}
