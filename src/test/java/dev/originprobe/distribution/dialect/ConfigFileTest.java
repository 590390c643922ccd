package dev.originprobe.distribution.dialect;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.distribution.document.UnreadableConfig;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigFileTest {
    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("", UTF_8),
                Arguments.of("\ufeff", UTF_8),
                Arguments.of("\ufeff", UTF_16LE),
                Arguments.of("\ufeff", UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void the_encodings_of_a_shell_and_of_powershell_are_read_with_either_line_end(String mark, Charset charset) {
        String text = new String(Read.bytes("site.json"), UTF_8);
        Contents plain = ConfigFile.read("site.json", text.getBytes(UTF_8), Map.of());

        for (String written : new String[] {text, text.replace("\n", "\r\n")}) {
            assertEquals(plain, ConfigFile.read("site.json", (mark + written).getBytes(charset), Map.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | config: is empty; give what get-distribution-config prints",
                "{\"Origins\": | config:1: column 12: this is not JSON, or not whole",
                "{\"a\": 1, \"a\": 2} | config:1: $.a is there twice in one object; leave one out",
                "7 | config:1: $ is not an object",
                "{\"a\": 1} | config:1: $ is neither a distribution or policy of the AWS CLI nor a template of CloudFormation, nor a plan or state of Terraform",
                "{\"requestParameters\": {}} | config:1: $ is an event of CloudTrail, which writes its own names; give what get-distribution-config prints",
            })
    void what_is_no_config_is_said_in_one_line(String text, String expected) {
        assertEquals(expected, Read.refusal(text));
    }

    @Test
    void nesting_has_a_bound() {
        String refusal = Read.refusal("[".repeat(100_000));

        assertTrue(refusal.startsWith("config:1: this is nested deeper than 100 levels"), refusal);
    }

    @Test
    void what_is_no_text_is_named() {
        byte[] binary = {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff};

        assertEquals(
                "config: is not text in UTF-8; save it as UTF-8, or as UTF-16 with a byte order mark",
                assertThrows(UnreadableConfig.class, () -> ConfigFile.read("config", binary, Map.of()))
                        .getMessage());
    }

    @Test
    void size_has_a_bound() {
        assertEquals(
                "config: is larger than 64 MiB; give a part of it",
                assertThrows(
                                UnreadableConfig.class,
                                () -> ConfigFile.read("config", new byte[ConfigFile.LARGEST + 1], Map.of()))
                        .getMessage());
    }
}
