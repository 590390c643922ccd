package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManualTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void every_command_of_the_help_has_a_page_with_every_option_that_it_takes() {
        Manual manual = Manual.current();
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
    void the_page_of_the_program_names_the_commands() {
        assertTrue(Manual.current().page().contains(".TP\n\\fBoriginprobe\\-check(1)\\fR\n"));
    }

    @Test
    void a_line_that_troff_would_take_for_a_request_is_escaped() {
        Roff roff = new Roff("x");
        roff.text(".so /etc/passwd \\ -");
        roff.text("'quoted");
        assertTrue(roff.toString().endsWith(".PP\n\\&.so /etc/passwd \\e \\-\n.PP\n\\&'quoted\n"), roff.toString());
    }

    @Test
    void bash_completes_the_commands_and_the_options_of_one() throws IOException, InterruptedException {
        Manual.main(new String[] {folder.toString()});
        assertEquals("chain\n", completed("originprobe cha", 1));
        assertEquals("--forwarded-host\n", completed("originprobe check --forw", 2));
    }

    @Test
    void fish_is_told_the_same_options() {
        assertTrue(Manual.current()
                .fish()
                .contains("complete -c originprobe -n '__fish_seen_subcommand_from check' -l forwarded-host -r -d "));
    }

    /** What bash offers for the last word of a line. */
    private String completed(String line, int word) throws IOException, InterruptedException {
        Path script = folder.resolve("complete.sh");
        Files.writeString(
                script,
                "source " + folder.resolve("bash/originprobe") + "\nCOMP_WORDS=(" + line + ") COMP_CWORD=" + word
                        + " COMP_LINE='" + line + "' COMP_POINT=" + line.length()
                        + "\n_complete_originprobe 2>/dev/null\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), said);
        return said;
    }
}
