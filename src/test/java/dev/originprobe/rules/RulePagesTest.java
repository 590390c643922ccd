package dev.originprobe.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the rules have one shape, so that they read well in a terminal and say what a page has to say. */
final class RulePagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/originprobe/rules");

    private static final List<String> HEADINGS = List.of(
            "## What it means",
            "## Basis",
            "## How to fix it",
            "### nginx",
            "### Apache httpd",
            "### HAProxy",
            "### IIS",
            "### ALB / ACM",
            "## Example");

    /** Columns of the terminal that the text report is made for. */
    private static final int COLUMNS = 80;

    private static final Pattern GRADE = Pattern.compile("- Grade: (documented|observed|inferred)");

    static List<Path> pages() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void there_are_pages() {
        assertNotEquals(List.of(), pages());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_named_after_its_rule_and_has_a_one_line_title(Path page) {
        List<String> lines = lines(page);
        assertEquals("# " + page.getFileName(), lines.get(0) + ".md");
        assertEquals("", lines.get(1));
        assertFalse(lines.get(2).isBlank(), "the title");
        assertEquals("", lines.get(3));
        assertEquals(HEADINGS.get(0), lines.get(4));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_the_sections_in_order_and_none_is_empty(Path page) {
        List<Section> sections = sections(page);
        assertEquals(HEADINGS, sections.stream().map(Section::heading).toList());
        // The remedies stand in the subsections, so this one may hold them alone.
        assertAll(sections.stream()
                .filter(section -> !section.heading().equals("## How to fix it"))
                .map(section -> () -> assertTrue(
                        section.lines().stream().anyMatch(line -> !line.isBlank()), section.heading() + " is empty")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_basis_gives_a_grade_a_source_and_words(Path page) {
        List<String> basis = section(page, "## Basis");
        assertTrue(GRADE.matcher(basis.get(1)).matches(), basis.get(1));
        assertTrue(basis.get(2).startsWith("- Source: "), basis.get(2));
        List<String> words = basis.subList(basis.subList(1, basis.size()).indexOf("") + 1, basis.size());
        assertTrue(words.stream().anyMatch(line -> !line.isBlank()), "what the source says, or that it does not say");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_example_names_the_rule_and_what_was_seen_and_wanted_and_the_remedy(Path page) {
        List<String> example = section(page, "## Example");
        String id = lines(page).get(0).substring("# ".length());
        assertEquals(List.of("", "```text"), example.subList(0, 2));
        assertTrue(example.get(2).startsWith(id + " "), example.get(2));
        List<String> fields = example.stream()
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertEquals(List.of("seen", "wanted", "remedy"), fields);
        assertEquals("```", example.get(example.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_fits_the_terminal(Path page) {
        List<String> tooWide = lines(page).stream()
                .filter(line -> line.codePointCount(0, line.length()) > COLUMNS)
                .toList();
        assertEquals(List.of(), tooWide);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_no_control_characters_and_ends_with_one_line_feed(Path page) {
        String text = read(page);
        assertEquals(
                List.of(),
                text.codePoints()
                        .filter(point -> point != '\n' && Character.isISOControl(point))
                        .boxed()
                        .toList());
        assertTrue(text.endsWith("\n") && !text.endsWith("\n\n"), "the end of the file");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_fence_is_closed(Path page) {
        long fences =
                lines(page).stream().filter(line -> line.startsWith("```")).count();
        assertEquals(0, fences % 2);
    }

    private record Section(String heading, List<String> lines) {}

    /** Headings outside fences, each with what follows it; a comment in a configuration is no heading. */
    private static List<Section> sections(Path page) {
        List<Section> sections = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines(page)) {
            fenced ^= line.startsWith("```");
            if (!fenced && line.startsWith("##")) {
                sections.add(new Section(line, new ArrayList<>()));
            } else if (!sections.isEmpty()) {
                sections.get(sections.size() - 1).lines().add(line);
            }
        }
        return sections;
    }

    private static List<String> section(Path page, String heading) {
        return sections(page).stream()
                .filter(section -> section.heading().equals(heading))
                .findFirst()
                .orElseThrow()
                .lines();
    }

    private static List<String> lines(Path page) {
        return read(page).lines().toList();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
