package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Stream;

/** The served set would give a path in another order. */
final class ChainMisordered extends CertificateRule {
    /** Names of an order that are listed. */
    private static final int SHOWN = 8;

    ChainMisordered() {
        super(new RuleInfo(
                "chain-misordered",
                Severity.BLOCK,
                "The certificates are served in the wrong order",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.Misordered.class)
                .map(
                        fault -> Found.broken(
                                fault.index(),
                                fault.found()
                                                .map(subject ->
                                                        subject + ", which is not the next certificate of the path")
                                                .orElse("a certificate that cannot be read")
                                        + "; served: " + shown(fault.served()),
                                shown(fault.wanted()) + "; the one that belongs here is now at position "
                                        + fault.wantedAt(),
                                "Serve the leaf first, then each certificate that certifies the one before it, without the root."));
    }

    private static String shown(List<String> subjects) {
        return String.join("; ", subjects.subList(0, Math.min(SHOWN, subjects.size())))
                + (subjects.size() > SHOWN ? "; and " + (subjects.size() - SHOWN) + " more" : "");
    }
}
