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
 * @param prior the distributions as they are before a plan of Terraform is applied
 */
public record Contents(
        List<Distribution> distributions,
        Policies policies,
        List<Page> pages,
        Set<String> parameters,
        List<Distribution> prior) {
    /** Nothing. */
    public static final Contents NONE = new Contents(List.of(), Policies.none(), List.of(), Set.of(), List.of());

    public Contents {
        distributions = List.copyOf(distributions);
        pages = List.copyOf(pages);
        parameters = Set.copyOf(parameters);
        prior = List.copyOf(prior);
    }

    /**
     * One page of a list.
     *
     * @param marker after which it begins; empty for the first page
     * @param next after which the next page begins; empty for the last page
     */
    public record Page(Optional<String> marker, Optional<String> next, Location location) {}

    static Contents of(Distribution distribution) {
        return new Contents(List.of(distribution), Policies.none(), List.of(), Set.of(), List.of());
    }

    static Contents of(Policies policies) {
        return new Contents(List.of(), policies, List.of(), Set.of(), List.of());
    }

    static Contents of(Page page) {
        return new Contents(List.of(), Policies.none(), List.of(page), Set.of(), List.of());
    }

    /** Both. */
    public Contents and(Contents other) {
        List<Distribution> both = new ArrayList<>(distributions);
        both.addAll(other.distributions);
        List<Page> all = new ArrayList<>(pages);
        all.addAll(other.pages);
        Set<String> declared = new HashSet<>(parameters);
        declared.addAll(other.parameters);
        List<Distribution> before = new ArrayList<>(prior);
        before.addAll(other.prior);
        return new Contents(both, policies.and(other.policies), all, declared, before);
    }

    /** The same, every distribution with these policies known beside AWS's and those of its own file, which come first. */
    public Contents knowing(Policies known) {
        return new Contents(
                knowing(distributions, known), policies.and(known), pages, parameters, knowing(prior, known));
    }

    private static List<Distribution> knowing(List<Distribution> all, Policies known) {
        return all.stream()
                .map(distribution -> distribution.with(known.and(distribution.policies())))
                .toList();
    }

    /** The same with what was before. */
    Contents withPrior(List<Distribution> before) {
        return new Contents(distributions, policies, pages, parameters, before);
    }

    /** The pages whose list goes on with one that is not here. */
    public List<Page> unfinished() {
        return pages.stream()
                .filter(page -> page.next().isPresent()
                        && pages.stream().noneMatch(other -> other.marker().equals(page.next())))
                .toList();
    }
}
