package dev.originprobe.differential;

import dev.originprobe.corpora.Chains;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.TrustStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Judges generated chains beside another verifier, at the same time, with the same roots, for the same host. */
final class Differential {
    private Differential() {}

    /**
     * A chain and what was said of it.
     *
     * @param served what we say of it as served, as {@link Chains#served} does
     * @param pooled what we say of it whatever the order, of which others have no opinion
     * @param theirs {@code OK}, or {@code FAIL} and the errors
     */
    record Compared(Generated chain, String served, String pooled, String theirs) {
        /** Our verdict rests on the order, or we say that AWS does not say. */
        boolean apart() {
            return pooled.startsWith("UNKNOWN") || (pooled.equals("OK") && !served.equals("OK"));
        }

        boolean agrees() {
            return pooled.equals("OK") == theirs.equals("OK");
        }

        boolean disagrees() {
            return !apart() && !agrees();
        }

        @Override
        public String toString() {
            return chain + ": ours " + pooled + ", theirs " + theirs;
        }
    }

    static List<Compared> run(Verifier verifier, long seed, int count, Path folder) {
        ChainGenerator generator = new ChainGenerator(seed);
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(generator::chain)
                .map(chain -> compared(chain, verifier, folder))
                .toList();
    }

    private static Compared compared(Generated chain, Verifier verifier, Path folder) {
        List<byte[]> served = chain.served().stream().map(Made::der).toList();
        TrustStore trust =
                TrustStore.none().with(chain.roots().stream().map(Made::der).toList());
        return new Compared(
                chain,
                Chains.served(served, trust, Template.NOW),
                Chains.pooled(served, trust, Template.NOW, verifier.host()),
                verifier.of(chain, folder));
    }

    static String summary(List<Compared> all) {
        return String.format(
                "%d chains: %d agreed (%d OK, %d FAIL), %d undecided or of the order, %d disagreed",
                all.size(),
                all.stream().filter(one -> !one.apart() && one.agrees()).count(),
                all.stream()
                        .filter(one ->
                                !one.apart() && one.agrees() && one.theirs().equals("OK"))
                        .count(),
                all.stream()
                        .filter(one ->
                                !one.apart() && one.agrees() && !one.theirs().equals("OK"))
                        .count(),
                all.stream().filter(Compared::apart).count(),
                all.stream().filter(Compared::disagrees).count());
    }
}
