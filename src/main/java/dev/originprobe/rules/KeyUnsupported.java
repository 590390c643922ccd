package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.KeyFacts;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** Keys are RSA of 1024 to 4096 bits, or EC on prime256v1 or secp384r1. */
public final class KeyUnsupported extends CertificateRule {
    /** RSA sizes that AWS names for certificates used with CloudFront reach from 1024 to 4096 (2026-04). */
    private static final int SMALLEST_RSA_BITS = 1_024;

    private static final int LARGEST_RSA_BITS = 4_096;

    /** The curves that AWS named for origin certificates in 2018. */
    private static final Set<String> CURVES = Set.of("prime256v1", "secp384r1");

    public KeyUnsupported() {
        super(new RuleInfo(
                "key-unsupported",
                Severity.BLOCK,
                "AWS does not say whether CloudFront takes this key",
                new Basis(
                        Grade.INFERRED,
                        Sources.KEY_SIZES + "; AWS does not say",
                        "RSA keys of 1024, 2048, 3072 and 4096 bits and ECDSA on prime256v1 or secp384r1 are "
                                + "named; a limit for origins alone is stated nowhere.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return chain.keys().stream()
                .filter(held -> !isKnown(held.key()))
                .map(
                        held -> new Found(
                                isRefusedByAll(held.key()),
                                held.index(),
                                whose(held.root()) + "a key of " + held.key().label(),
                                "RSA of 1024 to 4096 bits, or EC on prime256v1 or secp384r1",
                                isRefusedByAll(held.key())
                                        ? "Use RSA 2048 or EC prime256v1: no TLS client takes this key."
                                        : "Use RSA 2048 or EC prime256v1: AWS does not say whether CloudFront takes this key."));
    }

    /** A curve that is spelled out or that TLS has given up, or an algorithm without a name: no engine takes these. */
    private static boolean isRefusedByAll(KeyFacts key) {
        return key.algorithm().equals("EC")
                ? key.curve().isEmpty() || key.curve().get().equals("prime192v1")
                : key.algorithm().indexOf('.') > 0;
    }

    private static boolean isKnown(KeyFacts key) {
        int bits = key.bits().orElse(0);
        return key.algorithm().equals("RSA")
                ? bits >= SMALLEST_RSA_BITS && bits <= LARGEST_RSA_BITS
                : key.curve().filter(CURVES::contains).isPresent();
    }
}
