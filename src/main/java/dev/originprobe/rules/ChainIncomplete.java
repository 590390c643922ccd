package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The path ends at a certificate whose issuer is neither served nor included. */
final class ChainIncomplete extends CertificateRule {
    ChainIncomplete() {
        super(new RuleInfo(
                "chain-incomplete",
                Severity.BLOCK,
                "An intermediate certificate is missing",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the full certificate chain, including the intermediate certificate, is not "
                                + "present, CloudFront drops the TCP connection.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.Incomplete.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "its issuer " + fault.issuer() + " is neither served nor an included root",
                        "the certificate of " + fault.issuer() + source(fault.addresses()),
                        remedy(fault)));
    }

    private static String expired(ChainFault.Stranger stranger) {
        return stranger.expired()
                .map(end -> " (it expired on " + end + " besides)")
                .orElse("");
    }

    private static String remedy(ChainFault.Incomplete fault) {
        String unknown = " From here an issuer outside Mozilla's list looks the same.";
        if (fault.strangers().isEmpty()) {
            return "Add the intermediate certificate to the chain that the origin serves." + unknown;
        }
        ChainFault.Stranger stranger = fault.strangers().get(0);
        return "Certificate " + stranger.index() + ", " + stranger.subject()
                + ", issued none of those that are served: put the certificate of " + fault.issuer()
                + " in its place, right behind certificate " + fault.index() + expired(stranger) + "." + unknown;
    }
}
