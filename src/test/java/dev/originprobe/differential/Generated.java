package dev.originprobe.differential;

import dev.originprobe.fixtures.Template.Made;
import java.util.List;

/**
 * A generated chain.
 *
 * @param number of the chain, unique for a seed
 * @param flaws names of what was done to it
 * @param served as a server would send it
 * @param roots that are included
 */
record Generated(String number, List<String> flaws, List<Made> served, List<Made> roots) {
    /** The host that the chain is for. */
    static final String HOST = "www.origin.test";

    Generated {
        flaws = List.copyOf(flaws);
        served = List.copyOf(served);
        roots = List.copyOf(roots);
    }

    @Override
    public String toString() {
        return number + " " + flaws;
    }
}
