package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --targets} and {@code --shard}, over origins that refuse every connection. */
final class TargetsTest {
    private static final String REFUSED = "{\"target\":\"%s\",\"resolve\":\"127.0.0.1\"}\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_line_is_a_target_or_an_object_with_settings_of_its_own() throws IOException {
        Map<String, JsonNode> origins = origins(check(
                "\ufeff# two targets\r\n\n127.0.0.1:1   # refused\r\n"
                        + "{\"target\":\"a.test:2\",\"resolve\":[\"127.0.0.1\",\"127.0.0.2\"],\"forwardedHost\":\"www.test\","
                        + "\"originSslProtocols\":[\"TLSv1.1\",\"TLSv1.2\"],\"profile\":\"2021-07\",\"connectionAttempts\":1}\n",
                "--connection-attempts",
                "2"));

        assertEquals(List.of("127.0.0.1:1", "a.test:2"), List.copyOf(origins.keySet()));
        JsonNode own = Objects.requireNonNull(origins.get("a.test:2"));
        assertEquals("www.test", own.path("serverName").asText());
        assertEquals("2021-07", own.path("profile").asText());
        assertEquals("[\"TLSv1.1\",\"TLSv1.2\"]", own.path("originSslProtocols").toString());
        assertEquals(2, own.path("addresses").size());
        assertEquals(1, own.path("addresses").path(0).path("attempts").asInt());
        assertEquals(folder.resolve("targets") + ":4", own.path("source").asText());
        JsonNode plain = Objects.requireNonNull(origins.get("127.0.0.1:1"));
        assertEquals("2025-11", plain.path("profile").asText());
        assertEquals(2, plain.path("addresses").path(0).path("attempts").asInt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a..test                                | 'a..test' (PLACE)
                    {"target":"a.test","at":"today"}       | PLACE: at 'today' is not an ISO-8601 instant
                    {"target":"a.test","proxy":"socks5:"}  | PLACE: 'proxy' is not a setting of a target; use any of profile
                    {"target":"a.test","at":{}}            | PLACE: at is neither a text, a number
                    {"target":"a.test","trustAnchor":[]}   | PLACE: trustAnchor is an empty list
                    {"target":"a.test","target":"b.test"}  | PLACE: not JSON, or not whole
                    {"target":"a.test"                     | PLACE: not JSON, or not whole
                    {"profile":"2014"}                     | PLACE: the object has no 'target'
                    {"target":"a.test","resolve":"b.test"} | PLACE: resolve 'b.test' has 'b.test', which is not an IP address
                    {"target":"a.test","trustAnchor":"/no"}| PLACE: trustAnchor /no: there is no such file
                    """)
    void a_bad_line_is_told_with_its_number_and_does_not_stop_the_others(String line, String says) throws IOException {
        Ran ran = check(REFUSED.formatted("a.test:1") + line + "\n" + REFUSED.formatted("b.test:1"));

        assertEquals(2, ran.code());
        assertEquals(List.of("a.test:1", "b.test:1"), List.copyOf(origins(ran).keySet()));
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(
                ran.err().startsWith("originprobe: " + says.replace("PLACE", folder.resolve("targets") + ":2")),
                ran.err());
    }

    @Test
    void addresses_for_a_name_that_no_line_has_are_told_of_at_the_end() throws IOException {
        Ran ran = check(REFUSED.formatted("a.test:1"), "--resolve", "a.test:2:127.0.0.1");

        assertEquals(2, ran.code());
        assertEquals(List.of("a.test:1"), List.copyOf(origins(ran).keySet()));
        assertEquals(
                "originprobe: --resolve a.test:2: there is no such target; give the host and the port as the target has "
                        + "them\n",
                ran.err());
    }

    @Test
    void several_addresses_for_one_name_add_up() throws IOException {
        Ran ran = check("a.test:1\n", "--resolve", "a.test:1:127.0.0.1", "--resolve", "a.test:1:127.0.0.2,127.0.0.1");

        assertEquals(
                2,
                Objects.requireNonNull(origins(ran).get("a.test:1"))
                        .path("addresses")
                        .size());
        assertEquals("", ran.err());
    }

    @Test
    void a_line_that_is_no_text_or_has_no_end_costs_no_memory() throws IOException {
        Path file = folder.resolve("targets");
        Files.write(file, new byte[] {(byte) 0xff, '\n'});
        Files.writeString(
                file, "x".repeat(1_000_000) + "\n" + REFUSED.formatted("a.test:1"), StandardOpenOption.APPEND);

        Ran ran = Ran.of("check", "--format", "ndjson", "--targets", file.toString());

        assertEquals(2, ran.code());
        assertEquals(1, ran.out().lines().count());
        assertEquals(
                "originprobe: " + file + ":1: not a line of UTF-8 of at most 65536 octets; leave it out\n"
                        + "originprobe: " + file + ":2: not a line of UTF-8 of at most 65536 octets; leave it out\n",
                ran.err());
    }

    @Test
    void standard_input_is_read_after_the_arguments() throws IOException {
        InputStream stdin = System.in;
        System.setIn(new ByteArrayInputStream(
                REFUSED.formatted("b.test:1").repeat(2).strip().getBytes(StandardCharsets.UTF_8)));
        try {
            Ran ran = Ran.of("check", "--format", "json", "--targets", "-", "127.0.0.1:1");
            assertEquals(
                    List.of("argument 1", "stdin:1", "stdin:2"),
                    new ObjectMapper()
                            .readTree(ran.out()).path("origins").findValuesAsText("source").stream()
                                    .filter(source -> !source.contains("CloudFront"))
                                    .toList());
        } finally {
            System.setIn(stdin);
        }
    }

    @Test
    void a_list_without_a_target_is_no_success() throws IOException {
        Ran ran = check("# nothing\n\n");

        assertEquals(2, ran.code());
        assertEquals("originprobe: --targets " + folder.resolve("targets") + ": there is no target in it\n", ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void the_shards_have_every_target_once() throws IOException {
        String targets = String.join(
                "",
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> REFUSED.formatted("o" + i + ".test:1"))
                        .toList());
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            List<String> part =
                    List.copyOf(origins(check(targets, "--shard", i + "/3")).keySet());
            assertTrue(part.size() > 4, "shard " + i + " has " + part);
            all.addAll(part);
        }
        assertEquals(40, all.stream().distinct().count());
        assertEquals(40, all.size());
    }

    @ParameterizedTest
    @CsvSource({"4/3", "0/3", "1", "a/3", "1/0", "auto/3", "1/2/3"})
    void a_shard_that_is_none_is_unusable(String shard) {
        Ran ran = Ran.of("check", "--shard", shard, "a.test");

        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("originprobe: --shard '" + shard + "'"), ran.err());
    }

    private Ran check(String targets, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("targets"), targets);
        List<String> arguments = new ArrayList<>(
                List.of("check", "--format", "ndjson", "--witness", "off", "--targets", file.toString()));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Map<String, JsonNode> origins(Ran ran) throws IOException {
        Map<String, JsonNode> origins = new TreeMap<>();
        for (String line : ran.out().lines().toList()) {
            JsonNode origin = new ObjectMapper().readTree(line);
            origins.put(origin.path("target").asText(), origin);
        }
        return origins;
    }
}
