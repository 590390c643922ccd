package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The chain ends below the root. */
final class ChainContainsRoot extends CertificateRule {
    ChainContainsRoot() {
        super(new RuleInfo(
                "chain-contains-root",
                Severity.NOTE,
                "The root is served along",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.CERTIFICATE_REQUIREMENTS,
                        "In substance: Do not include the root certificate in the chain file. AWS does not say that sending "
                                + "it from an origin fails.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.ContainsRoot.class)
                .map(fault -> Found.broken(
                        fault.index(),
                        "the root itself is served",
                        "a chain without its root",
                        "Leave the root out: every client has it, and AWS says not to include it."));
    }
}
