package dev.originprobe.run;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.net.ChainWitness;
import dev.originprobe.net.NetworkSettings;
import dev.originprobe.scan.WitnessOfChains;
import dev.originprobe.verdict.Criteria;
import java.util.Optional;

/** AWS's own TLS library for a run without a network. */
public final class WitnessInMemory implements AutoCloseable {
    private final Optional<ChainWitness> library;

    /**
     * Begins to load it.
     *
     * @param wanted else it is left out, and nothing is loaded
     */
    public WitnessInMemory(boolean wanted) {
        library = wanted ? Optional.of(new ChainWitness()) : Optional.empty();
    }

    /** Why it cannot be asked; empty where it can, and where it is left out. Waits until it is loaded. */
    public Optional<String> missing() {
        return library.flatMap(ChainWitness::missing);
    }

    /** The evidence with what the library makes of its certificates by these criteria. */
    public Evidence asked(Evidence evidence, Criteria criteria) {
        return library.map(loaded ->
                        new WitnessOfChains(loaded, NetworkSettings.WITNESS_VERSION).asked(evidence, criteria))
                .orElse(evidence);
    }

    @Override
    public void close() {
        library.ifPresent(ChainWitness::close);
    }
}
