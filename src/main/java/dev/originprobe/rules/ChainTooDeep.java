package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The path has no more certificates than the published client takes, and can be found. */
final class ChainTooDeep extends CertificateRule {
    /** The default of s2n-tls, which counts what is served; what is served beside the path is another rule's business. */
    private static final int MOST = 7;

    ChainTooDeep() {
        super(new RuleInfo(
                "chain-too-deep",
                Severity.BLOCK,
                "The chain is longer than the published client takes",
                new Basis(
                        Grade.INFERRED,
                        "s2n-tls, default of the validator's maximum chain depth; AWS does not say",
                        "The library that AWS published refuses a chain of more than 7 certificates unless it is set up "
                                + "otherwise; OpenSSL stops at 100. What CloudFront sets is not known.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        Stream<Found> followed = chain.faults(ChainFault.PathNotFollowed.class)
                .map(fault -> Found.undecided(
                        fault.index(),
                        "a path that was not followed to its end: that takes more than " + fault.most() + " signatures",
                        "a path of at most " + MOST + " certificates",
                        "Serve the leaf and its intermediates alone, in order."));
        int length = chain.path().size();
        return length <= MOST
                ? followed
                : Stream.concat(
                        Stream.of(Found.undecided(
                                chain.path().get(MOST),
                                "a path of " + length + " certificates",
                                "at most " + MOST,
                                "Serve a shorter chain: leave out what the path does not need, or have the certificate issued "
                                        + "nearer to a root.")),
                        followed);
    }
}
