package dev.originprobe.verdict;

import java.util.OptionalInt;

/** The HTTP status that a viewer would get from CloudFront if it saw what was seen here. */
public final class ViewerStatus {
    /** What AWS documents for DNS failures, refused connections and everything that fails in the handshake. */
    public static final int BAD_GATEWAY = 502;

    /** What AWS documents for silent drops and time-outs. */
    public static final int GATEWAY_TIMEOUT = 504;

    private ViewerStatus() {}

    /** 502 or 504; empty for CONNECT, where AWS does not say, and where findings lead to one each. */
    public static OptionalInt of(Verdict verdict) {
        if (verdict.outcome() == Outcome.DROP) {
            return OptionalInt.of(BAD_GATEWAY);
        }
        int[] statuses = verdict.findings().stream()
                .map(finding -> finding.rule().viewerStatus())
                .flatMapToInt(OptionalInt::stream)
                .distinct()
                .toArray();
        return statuses.length == 1 ? OptionalInt.of(statuses[0]) : OptionalInt.empty();
    }

    /** The X-Cache header that comes with it. */
    public static boolean hasErrorHeader(Verdict verdict) {
        return of(verdict).orElse(0) == BAD_GATEWAY;
    }
}
