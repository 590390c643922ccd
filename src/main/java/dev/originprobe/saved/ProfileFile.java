package dev.originprobe.saved;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientHelloReader.Result;
import dev.originprobe.tls.Fingerprint;
import dev.originprobe.tls.HelloTemplate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A captured client as a file: {@code originprobe/profile/1}, a JSON object with {@code name}, {@code asOf}, {@code source} and
 * {@code hello}, the records of its ClientHello in hexadecimal. The fingerprints in it are for people, and are not read.
 */
public final class ProfileFile {
    /** The name and version of the format. */
    public static final String SCHEMA = "originprobe/profile/1";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private ProfileFile() {}

    /**
     * The text of a file.
     *
     * @param name letters, digits, dots, hyphens and underscores
     * @param hello the records of a whole ClientHello
     */
    public static String written(String name, LocalDate asOf, String source, byte[] hello) {
        return tree(name, asOf, source, hello).toPrettyString() + "\n";
    }

    /** A captured profile as it goes into saved evidence; empty for one that is built in. */
    static Optional<JsonNode> tree(Profile profile) {
        return profile.template()
                .map(template -> tree(
                        profile.name(),
                        profile.asOf(),
                        profile.source(),
                        template.record().bytes()));
    }

    private static ObjectNode tree(String name, LocalDate asOf, String source, byte[] hello) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("name", name);
        root.put("asOf", asOf.toString());
        root.put("source", source);
        root.put("hello", HexFormat.of().formatHex(hello));
        if (result(hello) instanceof Result.Whole whole) {
            root.put("ja3", Fingerprint.ja3(whole.hello()));
            root.put("ja4", Fingerprint.ja4(whole.hello()));
        }
        return root;
    }

    /**
     * The client in the text of a file.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong with it, and where
     */
    public static Profile read(String text) {
        return read(parsed(text));
    }

    /** The same in a tree. */
    static Profile read(JsonNode root) {
        if (!SCHEMA.equals(text(root, "schema"))) {
            throw new IllegalArgumentException("schema is not '" + SCHEMA + "'");
        }
        String name = text(root, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is not 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        if (Profiles.named(name).isPresent()) {
            throw new IllegalArgumentException("name is that of a profile that is built in; give it another");
        }
        LocalDate asOf = date(root);
        String source = text(root, "source");
        String hello = text(root, "hello");
        try {
            return Profile.captured(name, asOf, source, template(hello));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("hello: " + wrong.getMessage(), wrong);
        }
    }

    private static Result result(byte[] hello) {
        return ClientHelloReader.START.after(hello).result();
    }

    private static HelloTemplate template(String hex) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            throw new IllegalArgumentException("not hexadecimal", notHex);
        }
        Result result = result(bytes);
        if (result instanceof Result.Whole whole) {
            return new HelloTemplate(whole.hello());
        }
        throw new IllegalArgumentException(
                result instanceof Result.Refused refused ? refused.why() : "it ends before the ClientHello does");
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(
                    "not JSON: line "
                            + Optional.ofNullable(notJson.getLocation())
                                    .map(place -> Integer.toString(place.getLineNr()))
                                    .orElse("1"),
                    notJson);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    private static String text(JsonNode root, String name) {
        JsonNode value = root.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + (value.isMissingNode() ? " is missing" : " is not a text"));
        }
        return value.asText();
    }

    private static LocalDate date(JsonNode root) {
        try {
            return LocalDate.parse(text(root, "asOf"));
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException("asOf is not a date such as 2026-11-28", notADate);
        }
    }
}
