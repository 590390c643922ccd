package dev.originprobe.corpora;

import dev.originprobe.origin.HostName;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainFault.Kind;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.NameMatch;
import dev.originprobe.pki.TrustStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What we say of a chain, in the words of the corpora: {@code OK}; {@code FAIL} and the kinds of the faults; {@code
 * UNKNOWN} and the kinds, where nothing is broken and something not decided.
 */
public final class Chains {
    /** Told, and no reason to drop. */
    private static final Set<Kind> TOLD = Set.of(Kind.CONTAINS_ROOT);

    private Chains() {}

    /** Served in this order. */
    public static String served(List<byte[]> chain, TrustStore trust, Instant at) {
        return of(ChainJudge.judge(chain, trust, at), TOLD);
    }

    /** A leaf and a pool of intermediates, whatever their order, for a host; empty text for any. */
    public static String pooled(List<byte[]> chain, TrustStore trust, Instant at, String host) {
        ChainJudgement judgement = ChainJudge.judge(chain, trust, at);
        String said = of(judgement, Set.of(Kind.CONTAINS_ROOT, Kind.MISORDERED, Kind.EXCESS));
        return said.equals("OK") && !host.isEmpty() && !covers(judgement, host) ? "FAIL name-mismatch" : said;
    }

    private static boolean covers(ChainJudgement judgement, String host) {
        HostName name = HostName.parse(host);
        return judgement
                .leaf()
                .facts()
                .map(leaf -> NameMatch.of(leaf, name.ascii(), name.isAddress()))
                .filter(match -> match.matched().isPresent())
                .isPresent();
    }

    private static String of(ChainJudgement judgement, Set<Kind> passedOver) {
        List<ChainFault> faults = judgement.faults().stream()
                .filter(fault -> !passedOver.contains(fault.kind()))
                .toList();
        if (faults.isEmpty()) {
            return "OK";
        }
        boolean broken = faults.stream().anyMatch(ChainFault::decided);
        return (broken ? "FAIL " : "UNKNOWN ")
                + faults.stream()
                        .filter(fault -> fault.decided() == broken)
                        .map(fault -> fault.kind().toString())
                        .distinct()
                        .toList();
    }
}
