package dev.originprobe.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "origin.example, origin.example",
        "Origin.EXAMPLE., origin.example",
        "localhost, localhost",
        "_sip.origin_1.example, _sip.origin_1.example",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "1.2.3.4.example, 1.2.3.4.example",
        "3com.example, 3com.example",
    })
    void a_name_is_lower_case_a_labels_without_a_trailing_dot(String typed, String ascii) {
        HostName name = HostName.parse(typed);

        assertEquals(ascii, name.ascii());
        assertFalse(name.isAddress());
        assertEquals(name, HostName.parse(name.ascii()));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::1, ::1",
        "[::1], ::1",
        "2001:DB8::A, 2001:db8::a",
        "[2001:db8:0:0:0:0:0:a], 2001:db8::a",
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "::, ::",
        "0:0:1:0:0:0:1:0, 0:0:1::1:0",
        "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    })
    void an_address_literal_is_an_address(String typed, String ascii) {
        HostName name = HostName.parse(typed);

        assertEquals(ascii, name.ascii());
        assertTrue(name.isAddress());
        assertEquals(ascii, name.unicode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2",
                "0x7f000001",
                "2130706433",
                "1:2:3",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::12345",
                "[192.0.2.1]",
                "[::1",
                "fe80::1%eth0",
                ":::",
                "1:2:3:4:5:6:7:8::",
                "::1.2.3"
            })
    void a_literal_that_is_not_quite_one_is_neither_address_nor_name(String typed) {
        assertTrue(error(typed).matches("[^\n]{5,90}"), typed);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", "the name is empty"),
                Arguments.of(".", "the name is empty"),
                Arguments.of("a..example", "a label is empty"),
                Arguments.of(".example", "a label is empty"),
                Arguments.of("example..", "a label is empty"),
                Arguments.of("a b.example", "'a b' is not a label of a host name"),
                Arguments.of("-a.example", "'-a' is not a label of a host name"),
                Arguments.of("a-.example", "'a-' is not a label of a host name"),
                Arguments.of("*.example", "'*' is not a label of a host name"),
                Arguments.of("a".repeat(64) + ".example", "a label of 64 characters; DNS allows 63"),
                Arguments.of("ü".repeat(64) + ".example", "not an internationalised host name"),
                Arguments.of("ü..example", "not an internationalised host name"),
                Arguments.of("a.".repeat(127) + "a", "a name of 255 characters; DNS allows 253"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_is_wrong_with_a_name_is_said(String typed, String message) {
        assertEquals(message, error(typed));
    }

    @Test
    void lengths_at_the_limit_are_names() {
        assertEquals(63, HostName.parse("a".repeat(63)).ascii().length());
        assertEquals(253, HostName.parse("a.".repeat(126) + "b").ascii().length());
    }

    @Test
    void a_name_is_shown_in_both_forms() {
        assertEquals("bücher.example", HostName.parse("xn--bcher-kva.example").unicode());
        assertEquals("origin.example", HostName.parse("origin.example").unicode());
    }

    @Test
    void case_does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals("origin.example", HostName.parse("ORIGIN.EXAMPLE").ascii());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String error(String typed) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> HostName.parse(typed), typed)
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "stra\u00dfe.example, U+00DF",
        "\u03bb\u03cc\u03b3\u03bf\u03c2.example, U+03C2",
        "a\u200db.example, U+200D",
        "a\u200cb.example, U+200C",
        "\u04c0.example, U+04C0",
        "\u10a0.example, U+10A0"
    })
    void a_name_that_is_another_by_each_version_of_idna_must_be_written_as_dns_has_it(String typed, String character) {
        String said = String.valueOf(assertThrows(IllegalArgumentException.class, () -> HostName.parse(typed))
                .getMessage());
        assertTrue(said.contains(character) && said.contains("xn--"), said);
    }

    @Test
    void what_unicode_3_2_lacks_must_be_written_as_dns_has_it() {
        String said =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> HostName.parse("\ua7b5.example"))
                        .getMessage());
        assertTrue(said.contains("xn--"), said);
        assertEquals(
                "xn--strae-oqa.example", HostName.parse("xn--strae-oqa.example").ascii());
    }
}
