package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Location;
import dev.originprobe.distribution.Policies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file has.
 *
 * @param distributions in its order
 * @param policies those in it
 * @param pages of lists
 * @param parameters that its templates declare
 */
public record Contents(List<Distribution> distributions, Policies policies, List<Page> pages, Set<String> parameters) {
    /** Nothing. */
    public static final Contents NONE = new Contents(List.of(), Policies.none(), List.of(), Set.of());

    public Contents {
        distributions = List.copyOf(distributions);
        pages = List.copyOf(pages);
        parameters = Set.copyOf(parameters);
    }

    /**
     * One page of a list.
     *
     * @param marker after which it begins; empty for the first page
     * @param next after which the next page begins; empty for the last page
     */
    public record Page(Optional<String> marker, Optional<String> next, Location location) {}

    static Contents of(Distribution distribution) {
        return new Contents(List.of(distribution), Policies.none(), List.of(), Set.of());
    }

    static Contents of(Policies policies) {
        return new Contents(List.of(), policies, List.of(), Set.of());
    }

    static Contents of(Page page) {
        return new Contents(List.of(), Policies.none(), List.of(page), Set.of());
    }

    /** Both. */
    public Contents and(Contents other) {
        List<Distribution> both = new ArrayList<>(distributions);
        both.addAll(other.distributions);
        List<Page> all = new ArrayList<>(pages);
        all.addAll(other.pages);
        Set<String> declared = new HashSet<>(parameters);
        declared.addAll(other.parameters);
        return new Contents(both, policies.and(other.policies), all, declared);
    }

    /** The same, every distribution with all of these policies known beside AWS's and its own. */
    public Contents knowing(Policies known) {
        return new Contents(
                distributions.stream()
                        .map(distribution ->
                                distribution.with(distribution.policies().and(known)))
                        .toList(),
                policies.and(known),
                pages,
                parameters);
    }

    /** The pages whose list goes on with one that is not here. */
    public List<Page> unfinished() {
        return pages.stream()
                .filter(page -> page.next().isPresent()
                        && pages.stream().noneMatch(other -> other.marker().equals(page.next())))
                .toList();
    }
}
