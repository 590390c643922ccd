package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ChainJudgement.PathKey;
import dev.originprobe.pki.KeyFacts;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keys are RSA of 1024 to 4096 bits, or EC on prime256v1 or secp384r1. */
final class KeyUnsupported extends CertificateRule {
    /** RSA sizes that AWS names for certificates used with CloudFront reach from 1024 to 4096 (2026-04). */
    private static final int SMALLEST_RSA_BITS = 1_024;

    private static final int LARGEST_RSA_BITS = 4_096;

    /** The curves that AWS named for origin certificates in 2018. */
    private static final Set<String> CURVES = Set.of("prime256v1", "secp384r1");

    /** Keys whose signatures neither AWS's page nor a published policy lists. */
    private static final Set<String> UNSIGNABLE = Set.of("Ed25519", "Ed448", "DSA");

    /** Among no profile's groups, and signed with by a scheme that profiles offer. */
    private static final String SIGNABLE_IN_TLS_1_3 = "secp521r1";

    private static final String WANTED = "RSA of 1024 to 4096 bits, or EC on prime256v1 or secp384r1";

    private static final String REFUSED =
            "Use RSA 2048 or EC prime256v1: CloudFront's hello has no place for this key.";

    KeyUnsupported() {
        super(new RuleInfo(
                "key-unsupported",
                Severity.BLOCK,
                "AWS names no such key for origins",
                new Basis(
                        Grade.INFERRED,
                        Sources.KEY_SIZES + "; AWS does not say",
                        "RSA keys of 1024, 2048, 3072 and 4096 bits and ECDSA on prime256v1 or secp384r1 are "
                                + "named; a limit for origins alone is stated nowhere.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return find(chain, Optional.empty());
    }

    @Override
    Stream<Found> find(ChainJudgement chain, Optional<ProtocolVersion> version) {
        return chain.keys().stream()
                .filter(held -> !isKnown(held.key()))
                .map(held -> found(held, isRefusedByAll(held.key()) || isRefused(held, version)));
    }

    private static Found found(PathKey held, boolean broken) {
        return new Found(
                broken,
                held.index(),
                whose(held.root()) + "a key of " + held.key().label(),
                WANTED,
                broken
                        ? REFUSED
                        : "Use RSA 2048 or EC prime256v1: AWS does not say whether CloudFront takes this key.");
    }

    /** A key for which the hello has no place is seen only where the server is asked for it. */
    @Override
    List<Fault> withoutChain(Case evidence, AddressEvidence address) {
        return Refusal.at(evidence, address)
                .filter(refusal -> refusal.causes().contains(Cause.KEY))
                .flatMap(refusal -> refusal.unsupportedKey()
                        .map(key -> List.of(RefusalRule.broken(
                                address,
                                refusal,
                                "the origin refuses the hello, and shows a key of " + key.label()
                                        + " where the hello has a place for it",
                                WANTED,
                                REFUSED))))
                .orElse(List.of());
    }

    /** A curve that is spelled out or that TLS has given up, or an algorithm without a name: no engine takes these. */
    private static boolean isRefusedByAll(KeyFacts key) {
        return key.algorithm().equals("EC")
                ? key.curve().isEmpty() || key.curve().get().equals("prime192v1")
                : key.algorithm().indexOf('.') > 0;
    }

    /**
     * A leaf's key that no reading has a place for in the hello: by which nothing is signed that a profile offers, or on a curve
     * that is among no profile's groups (RFC 8422, 5.3), where TLS 1.3 has no scheme for it that a profile offers.
     */
    private static boolean isRefused(PathKey held, Optional<ProtocolVersion> version) {
        return held.index() == 0
                && held.root().isEmpty()
                && (UNSIGNABLE.contains(held.key().algorithm())
                        || held.key()
                                .curve()
                                .filter(curve -> !curve.equals(SIGNABLE_IN_TLS_1_3)
                                        || version.filter(spoken -> spoken.compareTo(ProtocolVersion.TLS_1_3) < 0)
                                                .isPresent())
                                .isPresent());
    }

    private static boolean isKnown(KeyFacts key) {
        int bits = key.bits().orElse(0);
        return key.algorithm().equals("RSA")
                ? bits >= SMALLEST_RSA_BITS && bits <= LARGEST_RSA_BITS
                : key.curve().filter(CURVES::contains).isPresent();
    }
}
