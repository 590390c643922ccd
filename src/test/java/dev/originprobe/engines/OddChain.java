package dev.originprobe.engines;

import dev.originprobe.fixtures.Template.Made;
import java.util.List;

/**
 * A chain with something odd in it.
 *
 * @param served leaf first
 * @param root that is trusted
 */
record OddChain(List<Made> served, Made root) {
    OddChain {
        served = List.copyOf(served);
    }

    List<byte[]> der() {
        return served.stream().map(Made::der).toList();
    }
}
