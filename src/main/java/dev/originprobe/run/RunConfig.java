package dev.originprobe.run;

import dev.originprobe.distribution.document.Node;
import dev.originprobe.distribution.document.UnreadableConfig;
import dev.originprobe.distribution.document.YamlDocument;
import dev.originprobe.scan.Inquiry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config file, YAML: {@code defaults} of options, and {@code groups} of targets by name, each with settings of its own.
 *
 * @param defaults of options, by their names in camelCase
 * @param groups by name, in the order written
 */
public record RunConfig(Map<String, Setting> defaults, Map<String, Group> groups) {
    public static final RunConfig NONE = new RunConfig(Map.of(), Map.of());

    private static final String OPTION = "--config";
    private static final String DEFAULTS = "defaults";
    private static final String GROUPS = "groups";
    private static final String TARGETS = "targets";
    private static final String TARGET = "target";

    /** Targets with settings of their own. */
    public record Group(List<Entry> targets) {}

    /** A target with its settings and those of its group. */
    private record Entry(String typed, String source, Settings own) {}

    /**
     * Reads a file.
     *
     * @throws UsageError that names line and key of what is wrong
     */
    public static RunConfig read(String file) {
        try {
            List<Node> documents = YamlDocument.all(file, InputFile.text(file, OPTION));
            if (documents.size() != 1 || !documents.get(0).isObject()) {
                throw new UnreadableConfig(file, "has no " + DEFAULTS + " and no " + GROUPS + "; write one of them");
            }
            Node root = documents.get(0);
            requireKnown(root, List.of(DEFAULTS, GROUPS));
            Map<String, Group> groups = new LinkedHashMap<>();
            object(root, GROUPS).forEach((name, group) -> groups.put(name, group(group)));
            return new RunConfig(settings(object(root, DEFAULTS)), groups);
        } catch (UnreadableConfig wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }

    /** Those of the defaults that are settings of targets. */
    public Settings settings() {
        Map<String, Setting> settings = new HashMap<>(defaults);
        settings.keySet().retainAll(Settings.NAMES);
        return new Settings(settings);
    }

    /**
     * The targets of groups.
     *
     * @param wanted names of groups; none for all of them
     * @throws UsageError where there is no such group, or a target is wrong
     */
    public List<Inquiry> inquiries(List<String> wanted, TargetParser parser) {
        List<Inquiry> inquiries = new ArrayList<>();
        for (String name : wanted.isEmpty() ? groups.keySet() : wanted) {
            Group group = Optional.ofNullable(groups.get(name))
                    .orElseThrow(() -> new UsageError("--group '" + name + "' is not in the config, which has "
                            + (groups.isEmpty() ? "none" : String.join(", ", groups.keySet()))));
            group.targets().forEach(entry -> inquiries.add(parser.inquiry(entry.typed(), entry.source(), entry.own())));
        }
        return inquiries;
    }

    private static Group group(Node node) {
        if (!node.isObject()) {
            throw node.wrong("is not an object with " + TARGETS);
        }
        Map<String, Node> members = new LinkedHashMap<>(node.members());
        Node targets = Optional.ofNullable(members.remove(TARGETS))
                .filter(Node::isArray)
                .orElseThrow(() -> node.wrong("has no list of " + TARGETS));
        Settings common = Settings.of(settings(members), node.location().fileAndLine());
        return new Group(
                targets.items().stream().map(item -> entry(item, common)).toList());
    }

    private static Entry entry(Node node, Settings common) {
        String place = node.location().fileAndLine();
        if (node.scalar().isPresent()) {
            return new Entry(node.scalar().get(), place, common);
        }
        Map<String, Node> members = new LinkedHashMap<>(node.members());
        String typed = Optional.ofNullable(members.remove(TARGET))
                .flatMap(Node::scalar)
                .orElseThrow(() -> node.wrong("is neither a target nor an object with a " + TARGET));
        return new Entry(typed, place, Settings.of(settings(members), place).over(common));
    }

    private static Map<String, Setting> settings(Map<String, Node> members) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        members.forEach((name, node) ->
                settings.put(name, new Setting(node.location().fileAndLine() + ": " + name, texts(node))));
        return settings;
    }

    private static List<String> texts(Node node) {
        List<Node> items = node.isArray() ? node.items() : List.of(node);
        if (items.isEmpty()) {
            throw node.wrong("is an empty list");
        }
        return items.stream()
                .map(item -> item.scalar()
                        .orElseThrow(
                                () -> item.wrong("is neither a text, a number, true or false, nor a list of them")))
                .toList();
    }

    private static Map<String, Node> object(Node root, String name) {
        Optional<Node> member = root.member(name);
        if (member.isPresent() && !member.get().isObject()) {
            throw member.get().wrong("is not an object");
        }
        return member.map(Node::members).orElse(Map.of());
    }

    private static void requireKnown(Node node, List<String> names) {
        node.members().forEach((name, member) -> {
            if (!names.contains(name)) {
                throw member.wrong("is not known here; use " + String.join(" and ", names));
            }
        });
    }
}
