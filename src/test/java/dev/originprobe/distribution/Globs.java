package dev.originprobe.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Path patterns by brute force: all short paths, and a regular expression for each pattern. */
final class Globs {
    private static final String PATH_CHARACTERS = "a/.z";
    private static final String PATTERN_CHARACTERS = "a/.*?*";

    private Globs() {}

    /** Every normalised path of up to so many characters over a small alphabet. */
    static List<String> paths(int longest) {
        List<String> all = new ArrayList<>();
        List<String> last = List.of("/");
        for (int length = 1; length <= longest; length++) {
            last.stream().filter(Globs::isNormalised).forEach(all::add);
            last = last.stream()
                    .flatMap(path -> PATH_CHARACTERS.chars().mapToObj(character -> path + (char) character))
                    .toList();
        }
        return all;
    }

    static String pattern(Random random, int longest) {
        return random.ints(1 + random.nextInt(longest), 0, PATTERN_CHARACTERS.length())
                .mapToObj(index -> String.valueOf(PATTERN_CHARACTERS.charAt(index)))
                .collect(Collectors.joining());
    }

    static Pattern oracle(String pattern) {
        String rooted = pattern.startsWith("/") ? pattern : "/" + pattern;
        return Pattern.compile(
                rooted.chars()
                        .mapToObj(character -> character == '*'
                                ? ".*"
                                : character == '?' ? "." : Pattern.quote(String.valueOf((char) character)))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    private static boolean isNormalised(String path) {
        return !path.contains("//") && !path.matches(".*/\\.{1,2}(/.*)?");
    }
}
