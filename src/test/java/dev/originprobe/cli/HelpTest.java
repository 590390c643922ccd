package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @TestFactory
    Stream<DynamicTest> every_command_lists_its_exit_codes() {
        return Manual.current().commands().stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    String help = Ran.of(command, "--help").out();
                    assertTrue(help.contains("\nExit codes: "), help);
                }));
    }
}
