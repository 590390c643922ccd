package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** No CA has more intermediates below it than it allows. */
final class PathLengthExceeded extends CertificateRule {
    PathLengthExceeded() {
        super(new RuleInfo(
                "path-length-exceeded",
                Severity.BLOCK,
                "The path is longer than a CA on it allows",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5280, 6.1.4; AWS does not say",
                        "Path validation demands that pathLenConstraint is kept; AWS only says that an "
                                + "invalid certificate is dropped.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.PathLengthExceeded.class)
                .map(fault -> new Found(
                        fault.root().isEmpty(),
                        fault.index(),
                        fault.below() + " intermediates below " + fault.subject()
                                + (fault.root().isPresent() ? ROOTS_ARE_DISPUTED : ""),
                        "at most " + fault.allowed() + " (pathLenConstraint)",
                        REISSUE));
    }
}
