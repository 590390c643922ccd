package dev.originprobe.pki;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.util.Arrays;
import java.util.List;

/** Judges minted chains and says in short what came of it. */
final class Judging {
    private Judging() {}

    static TrustStore trusting(Made... roots) {
        return TrustStore.none().with(Arrays.stream(roots).map(Made::der).toList());
    }

    static ChainJudgement judge(TrustStore trust, Made... served) {
        return ChainJudge.judge(Arrays.stream(served).map(Made::der).toList(), trust, Template.NOW);
    }

    /** Each fault as {@code Kind at INDEX}. */
    static List<String> faults(ChainJudgement judgement) {
        return judgement.faults().stream()
                .map(fault -> fault.getClass().getSimpleName() + " at " + fault.index())
                .toList();
    }

    static List<String> faults(TrustStore trust, Made... served) {
        return faults(judge(trust, served));
    }
}
