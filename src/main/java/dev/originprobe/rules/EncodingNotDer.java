package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.Oddity;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** The certificates of the path are written as DER and RFC 5280 want it, as far as engines insist. */
final class EncodingNotDer extends CertificateRule {
    EncodingNotDer() {
        super(new RuleInfo(
                "encoding-not-der",
                Severity.BLOCK,
                "A certificate is written in a form that TLS clients refuse",
                new Basis(
                        Grade.INFERRED,
                        "OpenSSL 3.0, AWS-LC (aws-crt 0.45.1), BoringSSL (netty-tcnative 2.0.84) and Bouncy Castle "
                                + "1.87, asked 2026-11-28; AWS does not say",
                        "What all of these refuse no client takes; where they differ, AWS does not say as which "
                                + "CloudFront reads certificates.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.faults(ChainFault.Odd.class)
                .map(fault -> new Found(
                        fault.refusing() == Oddity.Refusing.EVERYBODY,
                        fault.index(),
                        whose(fault.root()) + "it has " + fault.has() + "; " + words(fault.refusing()),
                        "a certificate in DER, as RFC 5280 defines it",
                        REISSUE));
    }

    private static String words(Oddity.Refusing refusing) {
        return switch (refusing) {
            case EVERYBODY, EVERYBODY_OF_ISSUERS, EVERYBODY_OF_LEAVES -> "OpenSSL and AWS-LC refuse it";
            case AWS_LC -> "AWS-LC refuses it, and OpenSSL takes it";
            case OPENSSL -> "OpenSSL refuses it, and AWS-LC takes it";
            case BORINGSSL -> "BoringSSL refuses it, and OpenSSL and AWS-LC take it";
            case STRICT -> "BoringSSL or Bouncy Castle refuses it, and OpenSSL and AWS-LC take it";
        };
    }
}
