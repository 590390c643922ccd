package dev.originprobe.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudFront distribution as its config has it.
 *
 * @param dialect in which it is written
 * @param id {@code E1ABC…}, or the template's name for it; empty where the file does not say
 * @param domainName its own name, {@code d111111abcdef8.cloudfront.net}; empty where the file does not say
 * @param aliases the alternate domain names, each perhaps with a wildcard as its first label
 * @param behaviors in the order of evaluation, the default behavior last
 * @param partial what of its origins, groups, behaviors or aliases cannot be worked out as a whole
 * @param misplaced members that are not where AWS takes them
 * @param tenantOnly whether it routes nothing itself, as a template of its tenants
 * @param policies the cache and origin request policies whose contents are known
 * @param location where it is written
 */
public record Distribution(
        Dialect dialect,
        Optional<String> id,
        Optional<String> domainName,
        List<Setting<String>> aliases,
        List<Origin> origins,
        List<OriginGroup> groups,
        List<Behavior> behaviors,
        List<Setting<String>> partial,
        List<Misplaced> misplaced,
        boolean tenantOnly,
        Policies policies,
        Location location) {
    public Distribution {
        aliases = List.copyOf(aliases);
        origins = List.copyOf(origins);
        groups = List.copyOf(groups);
        behaviors = List.copyOf(behaviors);
        partial = List.copyOf(partial);
        misplaced = List.copyOf(misplaced);
    }

    /**
     * A member at a level where AWS would ignore or refuse it.
     *
     * @param name as its dialect writes it
     * @param wanted where it belongs, or why it is refused
     */
    public record Misplaced(String name, String wanted, Location location) {}

    /** For people: the id, else the file it is in. */
    public String name() {
        return id.orElseGet(() -> location.file());
    }

    /** The same with other policies known. */
    public Distribution with(Policies known) {
        return new Distribution(
                dialect,
                id,
                domainName,
                aliases,
                origins,
                groups,
                behaviors,
                partial,
                misplaced,
                tenantOnly,
                known,
                location);
    }

    /** The same as a template of its tenants, which routes nothing itself. */
    public Distribution asTemplateOfTenants() {
        return new Distribution(
                dialect,
                id,
                domainName,
                aliases,
                origins,
                groups,
                behaviors,
                partial,
                misplaced,
                true,
                policies,
                location);
    }

    /** The origin of that id. */
    public Optional<Origin> origin(String originId) {
        // A loop, because rules ask this for every behavior of every origin.
        for (Origin origin : origins) {
            if (originId.equals(origin.id().value().orElse(null))) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    /** The origin group of that id. */
    public Optional<OriginGroup> group(String groupId) {
        return groups.stream().filter(group -> group.id().is(groupId)).findFirst();
    }

    /** The origins that a behavior may reach: its target, or the members of the group that its target is, in order. */
    public List<Origin> targets(Behavior behavior) {
        List<Origin> targets = new ArrayList<>();
        behavior.targetOriginId().value().ifPresent(target -> {
            origin(target).ifPresent(targets::add);
            if (targets.isEmpty()) {
                group(target)
                        .ifPresent(group -> group.members().value().orElse(List.of()).stream()
                                .flatMap(member -> member.value().flatMap(this::origin).stream())
                                .forEach(targets::add));
            }
        });
        return List.copyOf(targets);
    }

    /** The behaviors that may reach an origin, in the order of evaluation. */
    public List<Behavior> reaching(Origin origin) {
        return behaviors.stream()
                .filter(behavior -> targets(behavior).contains(origin))
                .toList();
    }

    /** How a viewer's name is covered, best first. */
    public enum Answering {
        /** It is an alias, or its own name. */
        BY_NAME,
        /** A wildcard among the aliases covers it. */
        BY_WILDCARD,
        /** The file has neither its aliases nor its own name, so that it may. */
        PERHAPS,
        NOT
    }

    /**
     * Whether viewers may ask it by that name.
     *
     * @param host in lower case
     */
    public Answering answering(String host) {
        if (concreteAliases().contains(host) || domainName.filter(host::equals).isPresent()) {
            return Answering.BY_NAME;
        }
        if (wildcards().anyMatch(wildcard -> host.endsWith(wildcard.substring(1)))) {
            return Answering.BY_WILDCARD;
        }
        boolean mayHaveOthers =
                aliases.stream().anyMatch(alias -> alias.unresolved().isPresent())
                        || (aliases.isEmpty() && domainName.isEmpty());
        return mayHaveOthers ? Answering.PERHAPS : Answering.NOT;
    }

    /** The aliases that are whole names, in lower case; where there is no alias at all its own name. */
    public List<String> concreteAliases() {
        return aliases.isEmpty()
                ? domainName.stream().toList()
                : names().filter(alias -> !alias.startsWith("*.")).toList();
    }

    /**
     * Why not every name is known by which viewers ask, for people.
     *
     * @param known names beside the aliases
     */
    List<String> openNames(List<String> known) {
        List<String> open = new ArrayList<>();
        wildcards()
                .filter(wildcard -> known.stream().noneMatch(host -> host.endsWith(wildcard.substring(1))))
                .forEach(wildcard -> open.add("viewers ask by any name under " + wildcard));
        aliases.stream()
                .filter(alias -> alias.unresolved().isPresent() && known.isEmpty())
                .forEach(alias -> open.add("the alias " + alias.text() + " is not known"));
        if (aliases.isEmpty() && domainName.isEmpty() && known.isEmpty()) {
            open.add("the file does not say by which name viewers ask");
        }
        return open;
    }

    private Stream<String> wildcards() {
        return names().filter(alias -> alias.startsWith("*."));
    }

    private Stream<String> names() {
        return aliases.stream().flatMap(alias -> alias.value().stream()).map(alias -> alias.toLowerCase(Locale.ROOT));
    }
}
