package dev.originprobe.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Untrusted text never becomes markup, and steers no reader's eye. */
final class HtmlTest {
    private static String written(String untrusted) {
        StringWriter page = new StringWriter();
        Html html = new Html(page);
        html.doctype();
        html.element("p", Map.of("title", untrusted), () -> html.text(untrusted));
        html.end();
        return page.toString();
    }

    @Test
    void markup_is_encoded_in_text_and_in_attributes() {
        assertEquals(
                "<!DOCTYPE html><p title=\"&lt;script&gt;&quot;'&amp;\">&lt;script&gt;\"'&amp;</p>\n",
                written("<script>\"'&"));
    }

    @Test
    void controls_and_bidirectional_formatting_are_written_out() {
        String page = written("a\u0000\u001b[2J\u202eb\ud800\n");
        assertTrue(page.contains("a\\u{0}\\u{1b}[2J\\u{202e}b\\u{d800}\\u{a}"), page);
    }

    @Test
    void a_megabyte_is_cut_and_the_cut_named() {
        String page = written("x".repeat(1_000_000));
        assertTrue(page.length() < 3_000, "a page of " + page.length());
        assertTrue(page.contains("characters more"), page);
    }

    @Test
    void an_element_without_content_has_its_end_tag() {
        StringWriter page = new StringWriter();
        Html html = new Html(page);
        html.doctype();
        html.text("td", "none", "");
        html.end();
        assertEquals("<!DOCTYPE html><td class=\"none\"></td>\n", page.toString());
    }
}
