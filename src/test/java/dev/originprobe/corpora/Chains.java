package dev.originprobe.corpora;

import dev.originprobe.origin.HostName;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.NameMatch;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.rules.Rules;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What we say of a chain, in the words of the corpora: {@code OK}; {@code FAIL} and the rules that are broken; {@code
 * UNKNOWN} and the rules, where nothing is broken and something not decided.
 */
public final class Chains {
    /** Told, and no reason to drop. */
    private static final Set<String> TOLD = Set.of("chain-contains-root");

    private Chains() {}

    /** Served in this order. */
    public static String served(List<byte[]> chain, TrustStore trust, Instant at) {
        return of(ChainJudge.judge(chain, trust, at), TOLD);
    }

    /** A leaf and a pool of intermediates, whatever their order, for a host; empty text for any. */
    public static String pooled(List<byte[]> chain, TrustStore trust, Instant at, String host) {
        ChainJudgement judgement = ChainJudge.judge(chain, trust, at);
        String said = of(judgement, Set.of("chain-contains-root", "chain-misordered", "chain-excess"));
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

    private static String of(ChainJudgement judgement, Set<String> passedOver) {
        List<Finding> findings = Rules.findings(judgement).stream()
                .filter(finding -> !passedOver.contains(finding.rule().id()))
                .toList();
        Outcome outcome = findings.stream().map(Finding::outcome).reduce(Outcome.CONNECT, Outcome::worse);
        String said = switch (outcome) {
            case CONNECT -> "OK";
            case UNKNOWN -> "UNKNOWN ";
            case DROP -> "FAIL ";
        };
        return outcome == Outcome.CONNECT
                ? said
                : said
                        + findings.stream()
                                .filter(finding -> finding.outcome() == outcome)
                                .map(finding -> finding.rule().id())
                                .distinct()
                                .toList();
    }
}
