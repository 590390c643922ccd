package dev.originprobe.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathPatternTest {
    /** The first five are AWS's own examples (Developer Guide, path pattern). */
    @ParameterizedTest
    @CsvSource({
        "images/*.jpg, /images/sub/a.jpg, true",
        "a*.jpg, /abra/cadabra/magic.jpg, true",
        "*.doc?, /dir/a.docx, true",
        "*.doc?, /dir/a.doc, false",
        "/*product.jpg, /the-product.jpg, true",
        "*product.jpg, /the-product.jpg, true",
        "IMAGES/*, /images/a, false",
        "*, /, true",
        "/, /, true",
        "/, /a, false",
        "a&amp;b, /a&b, true",
        "a**b, /ab, true",
        "?, /a, true",
        "?, /, false"
    })
    void a_star_is_any_characters_a_question_mark_is_one_and_case_counts(String pattern, String path, boolean matches) {
        assertEquals(matches, PathPattern.of(pattern).matches(path));
    }

    @Test
    void matching_is_as_a_regular_expression_has_it() {
        Random random = new Random(14);
        List<String> paths = Globs.paths(5);
        for (int i = 0; i < 400; i++) {
            String text = Globs.pattern(random, 6);
            Pattern oracle = Globs.oracle(text);
            PathPattern pattern = PathPattern.of(text);
            for (String path : paths) {
                assertEquals(oracle.matcher(path).matches(), pattern.matches(path), () -> text + " on " + path);
            }
        }
    }

    @Test
    void patterns_that_match_the_same_paths_are_equivalent_however_they_are_written() {
        assertTrue(PathPattern.of("images/*").isEquivalentTo(PathPattern.of("/images/*")));
        assertTrue(PathPattern.of("a*?").isEquivalentTo(PathPattern.of("a?*")));
        assertFalse(PathPattern.of("a*").isEquivalentTo(PathPattern.of("a*?")));
    }
}
