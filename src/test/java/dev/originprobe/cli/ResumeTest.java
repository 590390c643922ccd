package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --resume}, over origins that refuse every connection. */
final class ResumeTest {
    private static final String REFUSED = "{\"target\":\"%s\",\"resolve\":\"%s\"}\n";

    @TempDir
    Path folder = Path.of("");

    private Path file = folder;

    @BeforeEach
    void begin() {
        file = folder.resolve("report.ndjson");
    }

    @Test
    void a_new_report_is_begun_and_goes_on_with_what_it_lacks() throws IOException {
        assertEquals(new Ran(3, "", ""), resume(targets("a.test:1", "b.test:1")));
        assertEquals(List.of("a.test:1", "b.test:1"), reported());
        List<String> before = Files.readAllLines(file);

        assertEquals(new Ran(3, "", ""), resume(targets("c.test:1", "a.test:1", "b.test:1", "a.test:2")));

        assertEquals(List.of("a.test:1", "a.test:2", "b.test:1", "c.test:1"), reported());
        assertEquals(before, Files.readAllLines(file).subList(0, 2));
    }

    @Test
    void what_the_report_has_counts_for_the_exit_code() throws IOException {
        resume(targets("a.test:1"));
        Files.writeString(file, Files.readString(file).replaceFirst("\"outcome\":\"UNKNOWN\"", "\"outcome\":\"DROP\""));

        assertEquals(1, resume(targets("a.test:1", "b.test:1")).code());
    }

    @Test
    void a_torn_last_line_is_removed_and_its_target_asked_again() throws IOException {
        resume(targets("a.test:1", "b.test:1"));
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 100) + "\0".repeat(100_000));

        resume(targets("a.test:1", "b.test:1"));

        assertEquals(List.of("a.test:1", "b.test:1"), reported());
    }

    @Test
    void a_target_that_stands_twice_is_asked_twice_and_with_other_settings_is_another() throws IOException {
        String twice = targets("a.test:1", "a.test:1") + "{\"target\":\"a.test:1\",\"forwardedHost\":\"b.test\","
                + "\"resolve\":\"127.0.0.1\"}\n" + REFUSED.formatted("a.test:1", "127.0.0.2");
        resume(targets("a.test:1"));

        resume(twice);
        resume(twice);

        assertEquals(List.of("targets:1", "targets:2", "targets:3", "targets:4"), reported("source"));
    }

    @Test
    void a_file_that_is_no_such_report_is_left_as_it_is() throws IOException {
        Files.writeString(file, "{\"target\":\"a.test\"}\nother\n");

        Ran ran = resume(targets("a.test:1"));

        assertEquals(
                new Ran(
                        2,
                        "",
                        "originprobe: --resume " + file + ":1: not a line of an NDJSON report: $.host is missing\n"),
                ran);
        assertEquals("{\"target\":\"a.test\"}\nother\n", Files.readString(file));
    }

    @Test
    void a_file_without_an_end_of_line_that_does_not_begin_as_a_report_is_left_as_it_is() throws IOException {
        Files.writeString(file, "precious");

        Ran ran = resume(targets("a.test:1"));

        assertEquals(2, ran.code());
        assertEquals("originprobe: --resume " + file + ":1: not a line of an NDJSON report\n", ran.err());
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void a_folder_is_named_as_one() {
        assertEquals(
                new Ran(2, "", "originprobe: --resume " + folder + ": is a folder; name a file\n"),
                Ran.of("check", "--resume", folder.toString(), "origin.test"));
    }

    @Test
    void another_place_or_format_contradicts_it() {
        for (List<String> options : List.of(List.of("--output", "x"), List.of("--format", "json"))) {
            List<String> arguments = new ArrayList<>(List.of("check", "--resume", file.toString(), "a.test"));
            arguments.addAll(options);
            Ran ran = Ran.of(arguments.toArray(String[]::new));
            assertEquals(2, ran.code());
            assertTrue(ran.err().startsWith("originprobe: --resume " + file + " "), ran.err());
        }
    }

    private static String targets(String... names) {
        StringBuilder targets = new StringBuilder();
        for (String name : names) {
            targets.append(REFUSED.formatted(name, "127.0.0.1"));
        }
        return targets.toString();
    }

    private Ran resume(String targets) throws IOException {
        Path list = Files.writeString(folder.resolve("targets"), targets);
        return Ran.of("check", "--witness", "off", "--targets", list.toString(), "--resume", file.toString());
    }

    private List<String> reported() throws IOException {
        return reported("target");
    }

    private List<String> reported(String field) throws IOException {
        List<String> reported = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            reported.add(new ObjectMapper().readTree(line).path(field).asText().replace(folder + "/", ""));
        }
        reported.sort(null);
        return reported;
    }
}
