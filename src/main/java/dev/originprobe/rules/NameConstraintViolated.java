package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** Every name lies within the name constraints of all CAs above. */
final class NameConstraintViolated extends CertificateRule {
    NameConstraintViolated() {
        super(new RuleInfo(
                "name-constraint-violated",
                Severity.BLOCK,
                "A name lies outside what a CA above may certify",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5280, 4.2.1.10; AWS does not say",
                        "Path validation demands that name constraints are kept; AWS only says that an "
                                + "invalid certificate is dropped.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return Stream.concat(
                chain.faults(ChainFault.NameNotPermitted.class)
                        .map(fault -> Found.broken(
                                fault.index(),
                                "the name " + fault.name(),
                                "names that the CAs above are allowed to certify",
                                REISSUE)),
                chain.faults(ChainFault.NamesNotCompared.class)
                        .map(fault -> Found.undecided(
                                fault.index(),
                                fault.names() + " names against more subtrees than TLS clients compare them with",
                                "at most " + fault.most() + " comparisons of a name with a subtree",
                                REISSUE)));
    }
}
