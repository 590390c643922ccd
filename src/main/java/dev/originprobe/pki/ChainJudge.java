package dev.originprobe.pki;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges a served chain as CloudFront reads it: in the order served, against included roots, at an instant. */
public final class ChainJudge {
    private ChainJudge() {}

    /**
     * Judges a served chain; total, whatever the bytes are.
     *
     * @param served DER in the order served, at least one
     * @param trust the included roots
     * @param at the instant at which validity is judged
     */
    public static ChainJudgement judge(List<byte[]> served, TrustStore trust, Instant at) {
        return new ChainJudgement(
                served.stream()
                        .map(der -> new ServedCertificate(der.length, "", Optional.empty(), Optional.empty()))
                        .toList(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
