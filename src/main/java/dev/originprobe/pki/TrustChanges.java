package dev.originprobe.pki;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one list of roots differs from an earlier one.
 *
 * @param added roots that are new
 * @param removed roots that are gone
 * @param limited roots that are in both, with another day of distrust or other names allowed, as they are in the newer one
 */
public record TrustChanges(List<TrustAnchor> added, List<TrustAnchor> removed, List<TrustAnchor> limited) {
    public TrustChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        limited = List.copyOf(limited);
    }

    public static TrustChanges between(TrustStore before, TrustStore after) {
        Map<String, TrustAnchor> old = byHash(before);
        Map<String, TrustAnchor> now = byHash(after);
        return new TrustChanges(
                after.anchors().stream()
                        .filter(anchor -> !old.containsKey(anchor.sha256()))
                        .toList(),
                before.anchors().stream()
                        .filter(anchor -> !now.containsKey(anchor.sha256()))
                        .toList(),
                after.anchors().stream()
                        .filter(anchor ->
                                old.containsKey(anchor.sha256()) && !sameLimits(old.get(anchor.sha256()), anchor))
                        .toList());
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && limited.isEmpty();
    }

    private static boolean sameLimits(TrustAnchor one, TrustAnchor other) {
        return one.distrustAfter().equals(other.distrustAfter())
                && one.permittedDnsSuffixes().equals(other.permittedDnsSuffixes());
    }

    private static Map<String, TrustAnchor> byHash(TrustStore store) {
        return store.anchors().stream()
                .collect(Collectors.toMap(TrustAnchor::sha256, Function.identity(), (first, second) -> first));
    }
}
