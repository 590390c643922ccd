package dev.originprobe.distribution;

import static dev.originprobe.distribution.PatternCover.COVERED;
import static dev.originprobe.distribution.PatternCover.NOT_COVERED;
import static dev.originprobe.distribution.PatternCover.TOO_LARGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PatternCoverTest {
    @Test
    void an_earlier_and_wider_pattern_covers_a_later_one() {
        assertEquals(COVERED, cover("/api/v1/*", "/api/*"));
        assertEquals(COVERED, cover("*.jpg", "*"));
        assertEquals(NOT_COVERED, cover("/api/*", "/api/v1/*"));
        assertEquals(NOT_COVERED, cover("*.jpg", "/images/*"));
    }

    @Test
    void several_patterns_cover_together_what_none_covers_alone() {
        assertEquals(COVERED, cover("/a*", "/a", "/a?*"));
        assertEquals(NOT_COVERED, cover("/a*", "/a", "/a??*"));
        assertEquals(COVERED, cover("*.*", "*.", "*.?*"));
    }

    @Test
    void a_pattern_that_no_normalised_path_can_match_is_covered_by_nothing_at_all() {
        assertEquals(COVERED, cover("/a//b"));
        assertEquals(COVERED, cover("/a/../*"));
        assertEquals(NOT_COVERED, cover("/a/..b"));
    }

    @Test
    void covering_is_as_trying_every_short_path_has_it() {
        Random random = new Random(75);
        List<String> paths = Globs.paths(7);
        int covered = 0;
        for (int i = 0; i < 400; i++) {
            String pattern = Globs.pattern(random, 3);
            List<String> others = IntStream.range(0, random.nextInt(4))
                    .mapToObj(unused -> Globs.pattern(random, 3))
                    .toList();
            boolean left = isLeft(paths, pattern, others);
            assertEquals(
                    left ? NOT_COVERED : COVERED,
                    PatternCover.of(others.stream().map(PathPattern::of).toList(), PathPattern.of(pattern)),
                    () -> pattern + " by " + others);
            covered += left ? 0 : 1;
        }
        assertTrue(covered > 40, "too few are covered to mean anything: " + covered);
    }

    @Test
    void an_automaton_that_grows_without_end_is_given_up() {
        assertEquals(TOO_LARGE, cover("*a" + "?".repeat(30), "/?a*"));
    }

    private static PatternCover cover(String pattern, String... others) {
        return PatternCover.of(Stream.of(others).map(PathPattern::of).toList(), PathPattern.of(pattern));
    }

    private static boolean isLeft(List<String> paths, String pattern, List<String> others) {
        Pattern own = Globs.oracle(pattern);
        List<Pattern> theirs = others.stream().map(Globs::oracle).toList();
        return paths.stream()
                .anyMatch(path -> own.matcher(path).matches()
                        && theirs.stream()
                                .noneMatch(other -> other.matcher(path).matches()));
    }
}
