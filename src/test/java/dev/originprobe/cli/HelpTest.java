package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class HelpTest {
    @Test
    void the_help_begins_with_three_examples_each_of_which_names_a_command() {
        List<String> lines = Ran.of("--help").out().lines().limit(5).toList();
        assertEquals("Examples:", lines.get(0));
        assertEquals("", lines.get(4));
        lines.subList(1, 4)
                .forEach(example -> assertTrue(
                        Main.withCommands()
                                .getSubcommands()
                                .containsKey(example.strip().split(" ", -1)[1]),
                        example));
    }

    @Test
    void the_help_has_a_line_for_each_command() {
        List<String> lines = Ran.of("--help").out().lines().toList();
        assertFitsAScreen(lines);
        Main.withCommands()
                .getSubcommands()
                .keySet()
                .forEach(command -> assertEquals(
                        1,
                        lines.stream()
                                .filter(line -> line.startsWith("  " + command + " "))
                                .count(),
                        command));
        assertEquals(lines, Ran.of("help").out().lines().toList());
    }

    @TestFactory
    Stream<DynamicTest> the_help_of_a_command_fits_a_screen_and_lists_its_exit_codes() {
        return new Manual(LocalDate.EPOCH)
                .commands().stream()
                        .map(command -> DynamicTest.dynamicTest(command, () -> {
                            String help = Ran.of(command, "--help").out();
                            assertFitsAScreen(help.lines().toList());
                            assertTrue(help.contains("\nExit codes: "), help);
                            assertTrue(
                                    help.lines().anyMatch(line -> line.startsWith("Usage: originprobe " + command)),
                                    help);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> help_of_a_command_has_all_its_options_and_its_exit_codes() {
        return Main.withCommands().getSubcommands().entrySet().stream()
                .filter(entry -> new Manual(LocalDate.EPOCH).commands().contains(entry.getKey()))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String help = Ran.of("help", entry.getKey()).out();
                    assertTrue(help.contains("\nExit codes: "), help);
                    entry.getValue()
                            .getCommandSpec()
                            .optionsMap()
                            .keySet()
                            .forEach(option -> assertTrue(help.contains(option), option));
                }));
    }

    private static void assertFitsAScreen(List<String> lines) {
        String page = String.join("\n", lines);
        assertTrue(lines.size() <= 24, page);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), page);
    }
}
