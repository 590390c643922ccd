package dev.originprobe.rules;

import dev.originprobe.rules.distribution.ConfigRules;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule, whatever it is about: one list, one kind of page. */
public final class Catalogue {
    private Catalogue() {}

    /** Those about an origin along a connection, then those about a distribution's configuration alone. */
    public static List<RuleInfo> all() {
        return infos().distinct().toList();
    }

    /** The rule of that id, empty where there is none. */
    public static Optional<RuleInfo> named(String id) {
        return infos().filter(info -> info.id().equals(id)).findFirst();
    }

    private static Stream<RuleInfo> infos() {
        return Stream.<Rule<?>>concat(Rules.all().stream(), ConfigRules.all().stream())
                .map(Rule::info);
    }
}
