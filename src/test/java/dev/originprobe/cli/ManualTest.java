package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Snapshot;
import dev.originprobe.run.Version;
import dev.originprobe.servers.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManualTest {
    private static final String DATE = "2026-11-01";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        Manual.main(new String[] {folder.toString(), DATE});
    }

    @Test
    void pages_and_completions_are_as_kept() throws IOException {
        List<String> names = files();
        for (String name : names) {
            Snapshot.assertKept(
                    "manual/" + name,
                    Files.readString(folder.resolve(name))
                            .replace(Version.current().replace("-", "\\-"), "VERSION")
                            .replace(Version.current(), "VERSION"));
        }
        Path kept = Path.of("src/test/resources/manual");
        try (Stream<Path> all = Files.walk(kept)) {
            assertEquals(
                    names,
                    all.filter(Files::isRegularFile)
                            .map(file -> kept.relativize(file).toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void every_command_of_the_help_has_a_page_with_every_option_that_it_takes() {
        Manual manual = new Manual(LocalDate.parse(DATE));
        assertTrue(manual.commands().containsAll(List.of("check", "matrix", "chain", "judge", "explain")));
        Main.withCommands().getSubcommands().forEach((name, command) -> {
            if (manual.commands().contains(name)) {
                String page = manual.page(name);
                command.getCommandSpec()
                        .optionsMap()
                        .keySet()
                        .forEach(option -> assertTrue(page.contains(option.replace("-", "\\-")), name + " " + option));
            }
        });
    }

    @Test
    void a_line_that_troff_would_take_for_a_request_is_escaped() {
        Roff roff = new Roff("x", LocalDate.parse(DATE));
        roff.text(".so /etc/passwd \\ -");
        roff.text("'quoted");
        assertTrue(roff.toString().endsWith("\n\\&.so /etc/passwd \\e \\-\n.PP\n\\&'quoted\n"), roff.toString());
    }

    @Test
    void a_line_that_is_wrapped_before_a_dot_is_no_request_either() {
        Roff roff = new Roff("x", LocalDate.parse(DATE));
        roff.text("x".repeat(77) + " .so /etc/passwd");
        assertTrue(roff.toString().endsWith("x\n\\&.so /etc/passwd\n"), roff.toString());
    }

    @Test
    void mandoc_finds_nothing_wrong_with_the_pages() throws Exception {
        Peers.require("mandoc");
        List<String> command = new ArrayList<>(List.of("mandoc", "-T", "lint", "-W", "style"));
        files().stream().filter(name -> name.startsWith("man1/")).forEach(command::add);
        Process mandoc = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(mandoc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        mandoc.waitFor();
        // The pages that another one names are not installed where they are made.
        assertEquals(
                List.of(),
                said.lines()
                        .filter(line -> !line.contains("referenced manual not found"))
                        .toList());
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
