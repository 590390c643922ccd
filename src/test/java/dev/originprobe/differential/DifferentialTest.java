package dev.originprobe.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.differential.Differential.Compared;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated chains, judged by us and by others; {@code scripts/differential} judges more. */
final class DifferentialTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"OPENSSL, 1, 2000", "NSS, 1, 1000", "S2N, 4, 2000"})
    void what_we_say_of_a_chain_is_what_others_say_but_for_what_is_explained(Verifier verifier, long seed, int chains) {
        verifier.missing().ifPresent(Assumptions::abort);
        Explanations explanations = new Explanations(verifier);

        List<Compared> all = Differential.run(verifier, seed, chains, folder);

        assertEquals(List.of(), explanations.unexplained(all));
        assertEquals(List.of(), explanations.unused(all), "explanations of what does not happen");
        assertTrue(all.stream().filter(one -> !one.apart()).count() > chains / 2, () -> Differential.summary(all));
    }
}
