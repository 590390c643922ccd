package dev.originprobe.distribution.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.originprobe.distribution.JsonPath;
import dev.originprobe.distribution.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON: one document, or several after each other, as paged output of the AWS CLI is when it is concatenated. */
public final class JsonDocument {
    /** A plan of Terraform with modules in modules is some 30 deep. */
    static final int DEEPEST = 100;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final String file;
    private final JsonParser parser;

    private JsonDocument(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The documents of a text.
     *
     * @param file its name, for the places
     * @throws UnreadableConfig where it is not JSON
     */
    public static List<Node> all(String file, String text) {
        int[] place = {1, 1};
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonDocument reader = new JsonDocument(file, parser);
            List<Node> documents = new ArrayList<>();
            try {
                while (parser.nextToken() != null) {
                    documents.add(reader.value(JsonPath.ROOT));
                }
            } finally {
                place[0] = parser.currentLocation().getLineNr();
                place[1] = parser.currentLocation().getColumnNr();
            }
            return documents;
        } catch (StreamConstraintsException tooMuch) {
            throw new UnreadableConfig(
                    file + ":" + place[0],
                    "this is nested deeper than " + DEEPEST
                            + " levels, or has a text or number longer than any of AWS");
        } catch (IOException notJson) {
            throw new UnreadableConfig(
                    file + ":" + place[0], "column " + place[1] + ": this is not JSON, or not whole");
        }
    }

    private Node value(JsonPath path) throws IOException {
        Location location = new Location(file, parser.currentTokenLocation().getLineNr(), path);
        JsonToken token = parser.currentToken();
        return new Node(
                switch (token) {
                    case START_OBJECT -> object(path);
                    case START_ARRAY -> array(path);
                    case VALUE_STRING -> new Node.Text(parser.getText());
                    case VALUE_NULL -> new Node.Nothing();
                    default -> new Node.Literal(parser.getText());
                },
                location);
    }

    private Node.Members object(JsonPath path) throws IOException {
        Map<String, Node> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Node value = value(path.member(name));
            if (members.put(name, value) != null) {
                throw value.wrong("is there twice in one object; leave one out");
            }
        }
        return new Node.Members(members);
    }

    private Node.Items array(JsonPath path) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path.element(items.size())));
        }
        return new Node.Items(items);
    }
}
