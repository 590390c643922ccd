package dev.originprobe.pki;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A served chain, the path that it forms and what is wrong with it.
 *
 * @param served as served, in order, readable or not; at least one
 * @param path positions of the certificates that form the path, leaf first; empty where not even the leaf can be read
 * @param anchor the included root at which the path ends; empty where it ends at none
 * @param keys of the path's certificates, in its order, then the included root's where that is not served
 * @param faults by position
 */
public record ChainJudgement(
        List<ServedCertificate> served,
        List<Integer> path,
        Optional<TrustAnchor> anchor,
        List<PathKey> keys,
        List<ChainFault> faults) {
    public ChainJudgement {
        served = List.copyOf(served);
        path = List.copyOf(path);
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    /**
     * A key of the path.
     *
     * @param index the certificate's position as served; for the included root's key, that of the last certificate
     * @param root where it is the included root's
     */
    public record PathKey(int index, Optional<TrustAnchor> root, KeyFacts key) {}

    /** The path's first certificate; the first one served where there is no path. */
    public ServedCertificate leaf() {
        return served.get(path.isEmpty() ? 0 : path.get(0));
    }

    /** The faults of one kind, by position. */
    public <F extends ChainFault> Stream<F> faults(Class<F> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast);
    }
}
