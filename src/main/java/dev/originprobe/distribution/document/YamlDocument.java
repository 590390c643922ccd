package dev.originprobe.distribution.document;

import dev.originprobe.distribution.JsonPath;
import dev.originprobe.distribution.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML: one document or several. CloudFormation's short tags become what they are short for: {@code !Ref X} is
 * {@code {"Ref": "X"}}, {@code !Sub X} is {@code {"Fn::Sub": "X"}}.
 */
public final class YamlDocument {
    /** Values, those of aliases counted each time: a template, which has at most 1 MB, has fewer than characters. */
    static final int MOST_VALUES = 1 << 20;

    private static final CoreSchema SCHEMA = new CoreSchema();
    private static final String YAML_ORG = "tag:yaml.org,2002:";

    private final String file;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();

    private YamlDocument(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** A value, with how many values it is and how deep they are nested. */
    private record Anchored(Node node, long size, int depth) {}

    /**
     * The documents of a text.
     *
     * @param file its name, for the places
     * @throws UnreadableConfig where it is not YAML
     */
    public static List<Node> all(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(SCHEMA)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            YamlDocument reader =
                    new YamlDocument(file, new Parse(settings).parseString(text).iterator());
            List<Node> documents = new ArrayList<>();
            while (reader.events.hasNext()) {
                Event event = reader.events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    reader.anchors.clear();
                    documents.add(
                            reader.value(reader.events.next(), JsonPath.ROOT, 1).node());
                }
            }
            return documents;
        } catch (MarkedYamlEngineException notYaml) {
            throw new UnreadableConfig(
                    file + ":"
                            + notYaml.getProblemMark()
                                    .map(mark -> mark.getLine() + 1)
                                    .orElse(1),
                    "this is not YAML: "
                            + notYaml.getProblem().lines().findFirst().orElse(""));
        } catch (YamlEngineException notYaml) {
            throw new UnreadableConfig(
                    file,
                    "is not YAML: "
                            + String.valueOf(notYaml.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }

    private Anchored value(Event event, JsonPath path, int depth) {
        Location location = new Location(file, line(event), path);
        if (depth > JsonDocument.DEEPEST) {
            throw new UnreadableConfig(location, "is nested deeper than " + JsonDocument.DEEPEST + " levels");
        }
        if (event instanceof AliasEvent alias) {
            Anchored meant = anchors.get(alias.getAlias().getValue());
            if (meant == null) {
                throw new UnreadableConfig(location, "is an alias of nothing before it: *" + alias.getAlias());
            }
            return bounded(meant, depth, location);
        }
        Anchored value;
        if (event instanceof ScalarEvent scalar) {
            value = new Anchored(tagged(scalar.getTag(), new Node(scalar(scalar), location)), 1, 1);
        } else if (event instanceof SequenceStartEvent sequence) {
            value = sequence(sequence, location, depth);
        } else if (event instanceof MappingStartEvent mapping) {
            value = mapping(mapping, location, depth);
        } else {
            throw new UnreadableConfig(location, "is not a value");
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        return bounded(value, depth, location);
    }

    private static Anchored bounded(Anchored value, int depth, Location location) {
        if (value.size() > MOST_VALUES || depth + value.depth() > JsonDocument.DEEPEST) {
            throw new UnreadableConfig(
                    location,
                    "has more than " + MOST_VALUES + " values or " + JsonDocument.DEEPEST
                            + " levels, counting what its aliases stand for");
        }
        return value;
    }

    private Anchored sequence(SequenceStartEvent start, Location location, int depth) {
        List<Node> items = new ArrayList<>();
        long size = 1;
        int deepest = 0;
        Event next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            Anchored item = value(next, location.path().element(items.size()), depth + 1);
            items.add(item.node());
            size += item.size();
            deepest = Math.max(deepest, item.depth());
            next = events.next();
        }
        return new Anchored(tagged(start.getTag(), new Node(new Node.Items(items), location)), size, deepest + 1);
    }

    private Anchored mapping(MappingStartEvent start, Location location, int depth) {
        Map<String, Node> members = new LinkedHashMap<>();
        long size = 1;
        int deepest = 0;
        Event next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            if (!(next instanceof ScalarEvent key)) {
                throw new UnreadableConfig(
                        new Location(file, line(next), location.path()), "has a key that is no text");
            }
            Anchored member = value(events.next(), location.path().member(key.getValue()), depth + 1);
            if (members.put(key.getValue(), member.node()) != null) {
                throw member.node().wrong("is there twice in one object; leave one out");
            }
            size += member.size();
            deepest = Math.max(deepest, member.depth());
            next = events.next();
        }
        return new Anchored(tagged(start.getTag(), new Node(new Node.Members(members), location)), size, deepest + 1);
    }

    private static Node.Content scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag().isEmpty()
                ? SCHEMA.getScalarResolver().resolve(text, scalar.getImplicit().canOmitTagInPlainScalar())
                : Tag.STR;
        if (tag.equals(Tag.NULL)) {
            return new Node.Nothing();
        }
        return tag.equals(Tag.STR) ? new Node.Text(text) : new Node.Literal(text);
    }

    /** The value, or what its short tag says of it. */
    private static Node tagged(Optional<String> tag, Node value) {
        String name =
                tag.filter(given -> given.startsWith("!") && given.length() > 1).orElse(YAML_ORG);
        if (name.equals(YAML_ORG)) {
            return value;
        }
        String function =
                name.equals("!Ref") || name.equals("!Condition") ? name.substring(1) : "Fn::" + name.substring(1);
        return value.with(new Node.Members(Map.of(function, name.equals("!GetAtt") ? attribute(value) : value)));
    }

    /** {@code Resource.Attribute} as the long form has it. */
    private static Node attribute(Node value) {
        String text = value.scalar().orElse("");
        int dot = text.indexOf('.');
        return dot < 0
                ? value
                : value.with(new Node.Items(List.of(
                        value.with(new Node.Text(text.substring(0, dot))),
                        value.with(new Node.Text(text.substring(dot + 1))))));
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
