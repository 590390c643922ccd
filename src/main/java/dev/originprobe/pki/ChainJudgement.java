package dev.originprobe.pki;

import java.util.List;
import java.util.Optional;

/**
 * A served chain and what is wrong with it.
 *
 * @param served as served, in order, readable or not; at least one
 * @param path positions of the certificates that form the path, leaf first; empty where not even the leaf can be read
 * @param anchor the included root at which the path ends; empty where it ends at none
 * @param faults in the order of {@link ChainFault.Kind}, then by position
 */
public record ChainJudgement(
        List<ServedCertificate> served, List<Integer> path, Optional<TrustAnchor> anchor, List<ChainFault> faults) {
    public ChainJudgement {
        served = List.copyOf(served);
        path = List.copyOf(path);
        faults = List.copyOf(faults);
    }

    public ServedCertificate leaf() {
        return served.get(0);
    }
}
