package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.servers.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shells themselves complete. */
final class CompletionsTest {
    private static final String WORDS = """
            originprobe cha             | chain
            originprobe check --forw    | --forwarded-host
            originprobe check --format j | json junit
            originprobe check --fail-on r | risk
            originprobe explain chain-m | chain-misordered
            originprobe matrix --all    | --all-suites
            originprobe chain --output ful | fullchain.pem
            """;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        Manual.main(new String[] {folder.toString(), "2026-11-01"});
        Files.writeString(folder.resolve("fullchain.pem"), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WORDS)
    void bash(String line, String completed) throws Exception {
        // As readline asks, which alone may call compopt; "-o default" is files where the function has nothing.
        String said = run("bash", """
                source bash/originprobe
                complete -p originprobe | grep -q -- '-o default' || exit 1
                COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                compopt() { :; }
                _complete_originprobe
                ((${#COMPREPLY[@]})) || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
                printf '%s\\n' "${COMPREPLY[@]}" | sort
                """, line);
        assertEquals(List.of(completed.split(" ", -1)), said.lines().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WORDS)
    void fish(String line, String completed) throws Exception {
        Peers.require("fish");
        String said = run("fish", "source fish/originprobe.fish; complete -C \"$argv[2]\" | cut -f 1 | sort", line);
        assertEquals(List.of(completed.split(" ", -1)), said.lines().toList());
    }

    /** At a terminal: what a tab makes of the line, and the command is then called with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WORDS)
    void zsh(String line, String completed) throws Exception {
        Peers.require("zsh");
        String said = run("zsh", """
                zmodload zsh/zpty
                zpty shell "TERM=dumb PS1= zsh -f -i"
                zpty -w shell 'setopt no_beep menu_complete; fpath=($PWD/zsh $fpath); autoload -U compinit; compinit -u -D
                originprobe() { print -r -- "called ""<$*>" }'
                zpty -n -w shell "$1"$'\\t\\n'
                zpty -r -m shell out '*called <*>*'
                print -r -- "$out"
                """, line);
        String first = completed.split(" ", -1)[0];
        String words = line.substring("originprobe ".length(), line.lastIndexOf(' ') + 1)
                .strip();
        String called = "called <" + (words.isEmpty() ? "" : words + " ") + first + ">";
        assertTrue(said.contains(called), said + "\nlacks " + called);
    }

    /** What a script of a shell prints, which runs where the completions are, with the line as its argument. */
    private static String run(String shell, String script, String line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(shell, "-c", script, shell, line)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void the_programs_own_options_are_complete_without_a_command() throws Exception {
        Peers.require("fish");
        assertEquals(
                List.of("--help", "--version"),
                run(
                                "fish",
                                "source fish/originprobe.fish; complete -C \"$argv[2]\" | cut -f 1 | sort",
                                "originprobe --")
                        .lines()
                        .toList());
    }
}
