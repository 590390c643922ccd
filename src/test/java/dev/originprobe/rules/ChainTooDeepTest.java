package dev.originprobe.rules;

import static dev.originprobe.rules.ChainFaults.with;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ServedCertificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChainTooDeepTest {
    private static final ChainTooDeep RULE = new ChainTooDeep();

    private static Evidences of(int count) {
        ServedCertificate one =
                Evidences.chainOf(Evidences.facts("origin.test")).leaf();
        return new Evidences()
                .good()
                .chain(new ChainJudgement(
                        Collections.nCopies(count, one),
                        IntStream.range(0, count).boxed().toList(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
    }

    @Test
    void seven_certificates_pass_and_eight_are_undecided() {
        Judged.by(RULE, of(7)).passes();
        Judged.by(RULE, of(8)).isUndecided(7, "a path of 8 certificates").wanting("at most 7");
    }

    @Test
    void a_path_that_was_not_followed_to_its_end_is_undecided() {
        Judged.by(RULE, with(new ChainFault.PathNotFollowed(3, 400)))
                .isUndecided(3, "that takes more than 400 signatures");
    }

    @Test
    void other_faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of(ChainFault.PathNotFollowed.class));
    }
}
