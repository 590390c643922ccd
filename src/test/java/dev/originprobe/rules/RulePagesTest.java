package dev.originprobe.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.verdict.RuleInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Of rules about a configuration alone: what is changed stands in the distribution, not on a server. */
    private static final List<String> CONFIG_HEADINGS = List.of(
            "## What it means",
            "## Basis",
            "## How to fix it",
            "### AWS CLI",
            "### CloudFormation",
            "### Terraform",
            "## Example");

    private static final String OTHERS = "## Where others look";

    /** Columns of the terminal that the text report is made for. */
    private static final int COLUMNS = 80;

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

    @Test
    void every_rule_has_a_page_and_every_page_a_rule() {
        assertEquals(
                Catalogue.all().stream().map(rule -> rule.id() + ".md").sorted().toList(),
                pages().stream().map(page -> page.getFileName().toString()).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_begins_with_the_id_and_the_title_of_its_rule(Path page) {
        RuleInfo rule = rule(page);
        assertEquals(
                List.of("# " + rule.id(), "", rule.title(), "", HEADINGS.get(0)),
                lines(page).subList(0, 5));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_the_sections_in_order_and_none_is_empty(Path page) {
        List<Section> sections = sections(page);
        assertEquals(
                Rules.all().stream().anyMatch(rule -> rule.info().equals(rule(page))) ? HEADINGS : CONFIG_HEADINGS,
                sections.stream()
                        .map(Section::heading)
                        .filter(heading -> !heading.equals(OTHERS))
                        .toList());
        // The remedies stand in the subsections, so this one may hold them alone.
        assertAll(sections.stream()
                .filter(section -> !section.heading().equals("## How to fix it"))
                .map(section -> () -> assertTrue(
                        section.lines().stream().anyMatch(line -> !line.isBlank()), section.heading() + " is empty")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_basis_gives_the_grade_of_the_rule_a_source_and_words(Path page) {
        List<String> basis = section(page, "## Basis");
        assertEquals("- Grade: " + rule(page).basis().grade().label(), basis.get(1));
        assertTrue(basis.get(2).startsWith("- Source: "), basis.get(2));
        List<String> words = basis.subList(basis.subList(1, basis.size()).indexOf("") + 1, basis.size());
        assertTrue(words.stream().anyMatch(line -> !line.isBlank()), "what the source says, or that it does not say");
    }

    @Test
    void the_readme_has_every_control_of_another_tool_beside_its_rule() {
        List<String> table = lines(Path.of("README.md"));

        for (RuleInfo rule : Catalogue.all()) {
            for (String control : rule.also()) {
                assertTrue(
                        table.stream()
                                .anyMatch(row -> row.startsWith("| ")
                                        && row.contains(control)
                                        && row.contains('`' + rule.id() + '`')),
                        control + " beside " + rule.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_names_the_controls_of_other_tools_and_how_the_rule_differs(Path page) {
        List<String> controls = rule(page).also();
        List<String> lines = sections(page).stream()
                .filter(section -> section.heading().equals(OTHERS))
                .flatMap(section -> section.lines().stream())
                .toList();
        assertEquals(
                controls,
                lines.stream()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2))
                        .toList());
        assertEquals(
                controls.isEmpty(),
                lines.stream().allMatch(line -> line.isBlank() || line.startsWith("- ")),
                "in what they differ");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_example_is_a_finding_of_the_rule_with_what_was_seen_and_wanted_and_the_fix(Path page) {
        List<String> example = section(page, "## Example");
        RuleInfo rule = rule(page);
        assertEquals(List.of("", "```text"), example.subList(0, 2));
        assertTrue(
                List.of(rule.severity().label() + " " + rule.id(), "undecided " + rule.id())
                        .contains(example.get(2)),
                example.get(2));
        assertEquals("  " + rule.title(), example.get(3));
        List<String> fields = example.subList(4, example.size()).stream()
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertEquals(List.of("seen", "wanted", "fix"), fields);
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

    private static RuleInfo rule(Path page) {
        String id = page.getFileName().toString().replaceFirst("\\.md$", "");
        return Catalogue.named(id).orElseThrow();
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
