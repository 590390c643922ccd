package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Request;
import dev.originprobe.distribution.Routing;
import dev.originprobe.distribution.document.UnreadableConfig;
import dev.originprobe.report.Escaped;
import dev.originprobe.rules.distribution.ConfigRules;
import dev.originprobe.verdict.Findings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever stands in a config: it is refused in one line, or linted and routed without a fault of ours. */
final class ConfigFileFuzzTest {
    private static final String API = text("site.json");
    private static final String YAML = text("site.yaml");
    private static final String PLAN = text("site.plan.json");
    private static final String STATE = text("site.tfstate");

    /** What is between these is a value or a name, more often than not. */
    private static final String BORDERS = "\"{}[],:\n ";

    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[{}]",
            "\"\"",
            "0",
            "-1",
            "1e9",
            "\"{{name}}.example.com\"",
            "{\"Fn::If\": [\"IsLive\", {}, []]}",
            "{\"Fn::Sub\": \"${\"}",
            "{\"Fn::Select\": [9, []]}",
            "{\"Ref\": {}}",
            "!Ref ",
            "!GetAtt ",
            "!Sub ",
            "!Select ",
            "&a ",
            "*a",
            "<<");

    @FuzzTest(maxDuration = "30s")
    void any_bytes_are_read_or_refused_in_one_line(byte[] bytes) {
        check(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void a_config_of_the_cli_with_pieces_changed_is_read_or_refused_in_one_line(FuzzedDataProvider data) {
        check(changed(API, data));
    }

    @FuzzTest(maxDuration = "30s")
    void a_template_with_pieces_changed_is_read_or_refused_in_one_line(FuzzedDataProvider data) {
        check(changed(YAML, data));
    }

    @FuzzTest(maxDuration = "30s")
    void a_plan_with_pieces_changed_is_read_or_refused_in_one_line(FuzzedDataProvider data) {
        check(changed(PLAN, data));
    }

    @FuzzTest(maxDuration = "30s")
    void a_state_with_pieces_changed_is_read_or_refused_in_one_line(FuzzedDataProvider data) {
        check(changed(STATE, data));
    }

    private static byte[] changed(String text, FuzzedDataProvider data) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = data.consumeInt(1, 4); changes > 0; changes--) {
            int begin = data.consumeInt(0, changed.length() - 1);
            int end = begin;
            while (end < changed.length() && BORDERS.indexOf(changed.charAt(end)) < 0) {
                end++;
            }
            changed.replace(
                    begin,
                    Math.min(changed.length(), end + data.consumeInt(0, 2)),
                    data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(20));
        }
        return changed.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void check(byte[] bytes) {
        read(bytes).ifPresent(contents -> {
            for (Distribution distribution : contents.distributions()) {
                assertEquals(
                        Optional.empty(),
                        Findings.of(distribution, ConfigRules.all()).bug());
                Routing.of(distribution, new Request(true, "www.example.com", "/api/x", "GET"));
            }
        });
    }

    private static Optional<Contents> read(byte[] bytes) {
        try {
            return Optional.of(ConfigFile.read("config", bytes, Map.of("Stage", "live")));
        } catch (UnreadableConfig refused) {
            // As the command line shows it: what it quotes of the file is escaped there.
            assertEquals(
                    1,
                    Escaped.text(String.valueOf(refused.getMessage())).lines().count());
            return Optional.empty();
        }
    }

    private static String text(String name) {
        return new String(Read.bytes(name), StandardCharsets.UTF_8);
    }
}
