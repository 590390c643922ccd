package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --config}, over origins that refuse every connection, and {@code ORIGINPROBE_OPTS}. */
final class ConfigTest {
    private static final CommandSpec CHECK = new CommandLine(new CheckCommand()).getCommandSpec();

    private static final String CONFIG = """
            defaults:
              format: ndjson
              witness: "off"
              profile: 2021-07
              connectionAttempts: 2
            groups:
              shop:
                forwardedHost: www.test
                resolve: [127.0.0.1, 127.0.0.2]
                targets:
                  - a.test:1
                  - target: b.test:1
                    resolve: 127.0.0.3
              blog:
                targets:
                  - 127.0.0.1:1
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_groups_are_probed_with_their_settings_and_the_defaults() throws IOException {
        List<JsonNode> origins = origins(check(CONFIG));

        assertEquals(
                List.of(
                        "127.0.0.1:1 null 2021-07 1 2 " + place(16),
                        "a.test:1 www.test 2021-07 2 2 " + place(11),
                        "b.test:1 www.test 2021-07 1 2 " + place(12)),
                origins.stream()
                        .map(origin -> String.join(
                                " ",
                                origin.path("target").asText(),
                                origin.path("serverName").asText(),
                                origin.path("profile").asText(),
                                String.valueOf(origin.path("addresses").size()),
                                origin.path("addresses")
                                        .path(0)
                                        .path("attempts")
                                        .asText(),
                                origin.path("source").asText()))
                        .sorted()
                        .toList());
    }

    @Test
    void a_group_is_chosen_and_the_command_line_goes_before_the_defaults() throws IOException {
        List<JsonNode> origins =
                origins(check(CONFIG, "--group", "blog", "--profile", "2025-11", "--connection-attempts=1"));

        assertEquals(1, origins.size());
        assertEquals("2025-11", origins.get(0).path("profile").asText());
        assertEquals(
                1, origins.get(0).path("addresses").path(0).path("attempts").asInt());
        assertTrue(check(CONFIG, "--format", "text", "--group", "blog").out().startsWith("UNKNOWN"));
    }

    @Test
    void a_target_of_the_command_line_is_probed_instead_of_the_groups() throws IOException {
        assertEquals(1, origins(check(CONFIG, "127.0.0.1:2")).size());
        assertEquals(2, origins(check(CONFIG, "127.0.0.1:2", "--group", "blog")).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    profile: 2021-07      | profile: 1999         | PLACE:4: profile '1999' is not a known profile
                    format: ndjson        | format: pdf           | invalid value for option '--format': expected one of [text, json, ndjson, csv, junit, sarif, nagios, prometheus, html] but was 'pdf' (PLACE:2: format); see
                    format: ndjson        | formats: ndjson       | PLACE:2: formats is not an option of check in camelCase
                    format: ndjson        | help: true            | PLACE:2: help is not an option of check in camelCase
                    forwardedHost: www    | forwarded: www        | PLACE:8: 'forwarded' is not a setting of a target
                    127.0.0.1:1           | 'a..test'             | 'a..test' (PLACE:16):
                    defaults:             | default:              | PLACE:2: $.default is not known here; use defaults and groups
                    127.0.0.3             | b                     | PLACE:13: resolve 'b' has 'b', which is not an IP address
                    profile: 2021-07      | format: json          | PLACE:4: $.defaults.format is there twice
                    witness: "off"        | witness: "off         | PLACE
                    """)
    void what_is_wrong_is_told_with_line_and_key(String right, String wrong, String says) throws IOException {
        Ran ran = check(CONFIG.replace(right, wrong));

        assertEquals(2, ran.code(), ran.err());
        assertEquals("", ran.out());
        assertTrue(
                ran.err()
                        .startsWith("originprobe: "
                                + says.replace(
                                        "PLACE", folder.resolve("config.yaml").toString())),
                ran.err());
        assertEquals(1, ran.err().lines().count());
    }

    @Test
    void a_group_or_a_file_that_is_not_there_is_unusable() throws IOException {
        assertEquals(
                "originprobe: --group 'x' is not in the config, which has shop, blog\n",
                check(CONFIG, "--group", "x").err());
        assertEquals(
                new Ran(2, "", "originprobe: --config /no/file: there is no such file\n"),
                Ran.of("check", "--config=/no/file"));
        assertEquals(2, Ran.of("check", "--group", "x", "a.test").code());
    }

    @Test
    void the_variable_has_options_that_the_command_line_has_not() {
        assertEquals(
                List.of("--trust-anchor", "my ca.pem", "--quiet", "--format", "json", "a.test"),
                Defaults.of(
                                CHECK,
                                List.of("--format", "json", "a.test"),
                                Map.of("ORIGINPROBE_OPTS", " --format=ndjson  --trust-anchor 'my ca.pem' --quiet"))
                        .arguments());
    }

    @Test
    void and_goes_before_the_config() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), CONFIG);

        assertEquals(
                List.of("--config", file.toString(), "--format", "csv", "--witness=off"),
                Defaults.of(CHECK, List.of(), Map.of("ORIGINPROBE_OPTS", "--config " + file + " --format csv"))
                        .arguments());
    }

    @ParameterizedTest
    @CsvSource({"a.test", "--no-such", "--format", "\"--quiet"})
    void what_is_no_option_in_the_variable_is_unusable(String value) {
        UsageError error =
                assertThrows(UsageError.class, () -> Defaults.of(CHECK, List.of(), Map.of("ORIGINPROBE_OPTS", value)));

        assertTrue(String.valueOf(error.getMessage()).startsWith("ORIGINPROBE_OPTS: "));
    }

    private String place(int line) {
        return folder.resolve("config.yaml") + ":" + line;
    }

    private Ran check(String config, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), config);
        List<String> arguments = new ArrayList<>(List.of("check", "--config", file.toString()));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static List<JsonNode> origins(Ran ran) throws IOException {
        assertEquals("", ran.err());
        List<JsonNode> origins = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            origins.add(new ObjectMapper().readTree(line));
        }
        return origins;
    }
}
