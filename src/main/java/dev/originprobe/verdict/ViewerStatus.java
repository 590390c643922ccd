package dev.originprobe.verdict;

import dev.originprobe.origin.Grade;
import java.util.OptionalInt;
import java.util.Set;

/** The HTTP status that a viewer would get from CloudFront if it saw what was seen here. */
public final class ViewerStatus {
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    /** DNS failures and refused connections lead to 502. */
    private static final Set<String> LEADS_TO_502 = Set.of("name-unresolved", "connection-refused");

    /** Silent drops and time-outs lead to 504. */
    private static final Set<String> LEADS_TO_504 = Set.of("connection-timed-out", "handshake-timed-out");

    private ViewerStatus() {}

    /** 502 or 504; empty for CONNECT, and where AWS does not say. */
    public static OptionalInt of(Verdict verdict) {
        if (verdict.outcome() == Outcome.DROP) {
            return OptionalInt.of(BAD_GATEWAY);
        }
        boolean refused = undecidedBy(verdict, LEADS_TO_502);
        boolean timedOut = undecidedBy(verdict, LEADS_TO_504);
        if (refused == timedOut) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(refused ? BAD_GATEWAY : GATEWAY_TIMEOUT);
    }

    /** The X-Cache header that comes with it. */
    public static boolean hasErrorHeader(Verdict verdict) {
        return of(verdict).orElse(0) == BAD_GATEWAY;
    }

    /** A proxy's refusal is undecided by the same rules, without a word of AWS's. */
    private static boolean undecidedBy(Verdict verdict, Set<String> rules) {
        return verdict.findings().stream()
                .anyMatch(finding -> rules.contains(finding.rule().id())
                        && finding.rule().basis().grade() == Grade.DOCUMENTED);
    }
}
