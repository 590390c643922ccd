package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is shown of untrusted text. */
final class EscapedTest {
    @Test
    void the_escapes_of_a_distinguished_name_stay_as_they_are() {
        assertEquals("O=Example\\, Inc.\\", Escaped.text("O=Example\\, Inc.\\"));
    }

    @Test
    void what_looks_like_an_escape_is_told_from_one() {
        assertEquals("\\\\u{1b}", Escaped.text("\\u{1b}"));
        assertEquals("\\u{1b}", Escaped.text("\u001b"));
        assertEquals("\\\\\\u{1b}", Escaped.text("\\\u001b"));
        assertEquals("\\\\\\\\u{1b}", Escaped.text("\\\\u{1b}"));
    }

    @Test
    void a_megabyte_is_cut_and_the_cut_named() {
        assertEquals("\\".repeat(1_000) + "... (1000000 characters more)", Escaped.text("\\".repeat(1_001_000)));
    }
}
