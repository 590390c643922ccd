package dev.originprobe.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What bash, zsh and fish complete: commands, options, values that are words, and files where a file belongs. */
final class Completions {
    private static final String FILE = "FILE";

    /** What there is beside the name of an option. */
    private static final int COLUMNS = 50;

    private final CommandLine program;

    /** Of a program with all its commands. */
    Completions(CommandLine program) {
        this.program = program;
        program.getSubcommands().values().forEach(command -> writeWords(command.getCommandSpec()));
    }

    /** Has the values of an option as its help has them: picocli would offer Java's names of them. */
    private static void writeWords(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            command.remove(option);
            List<String> words = words(option);
            command.addOption(
                    words.isEmpty()
                            ? option
                            : option.toBuilder().completionCandidates(words).build());
        }
    }

    private static List<String> words(ArgSpec argument) {
        return argument.completionCandidates() == null
                ? List.of()
                : StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** For bash: picocli's. */
    String bash() {
        return AutoComplete.bash("originprobe", program);
    }

    /** For zsh: the body of the function that it loads by the name {@code _originprobe}. */
    String zsh() {
        List<String> lines = new ArrayList<>(List.of(
                "#compdef originprobe",
                "local context state state_descr line",
                "typeset -A opt_args",
                "_arguments -C '(-)'{-h,--help}'[Show the help]' '(-)'{-V,--version}'[Print the version]' \\",
                "    '1:command:->command' '*::argument:->argument'",
                "case $state in",
                "command)",
                "    local -a commands=("));
        commands().forEach((name, command) -> lines.add("        '" + name + ":" + quoted(gist(command)) + "'"));
        lines.addAll(List.of("    )", "    _describe command commands ;;", "argument)", "    case $line[1] in"));
        commands().forEach((name, command) -> {
            lines.add("    " + name + ") _arguments \\");
            options(command).forEach(option -> lines.add("        " + zsh(option) + " \\"));
            command.positionalParameters().forEach(argument -> lines.add("        " + zsh(argument) + " \\"));
            lines.add("        ;;");
        });
        lines.add("    help) _values command " + String.join(" ", commands().keySet()) + " ;;");
        lines.addAll(List.of("    esac ;;", "esac"));
        return String.join("\n", lines) + "\n";
    }

    private static String zsh(OptionSpec option) {
        String explained = "[" + quoted(gist(option)).replace("[", "\\[").replace("]", "\\]") + "]";
        String value = option.arity().max() > 0 ? ":" + zshValue(option) : "";
        return Arrays.stream(option.names())
                .map(name -> "'" + (option.isMultiValue() ? "*" : "") + name
                        + (value.isEmpty() || !isLong(name) ? "" : "=") + explained + value + "'")
                .collect(Collectors.joining(" "));
    }

    private static String zsh(PositionalParamSpec argument) {
        return "'" + (argument.arity().max() > 1 ? "*" : "1") + ":" + zshValue(argument) + "'";
    }

    /** A message and an action, of _arguments. */
    private static String zshValue(ArgSpec argument) {
        List<String> words = words(argument);
        String label = argument.paramLabel().replace(":", "\\:");
        if (!words.isEmpty()) {
            return label + ":(" + String.join(" ", words) + ")";
        }
        return label + ":" + (isFile(argument) ? "_files" : " ");
    }

    /** For fish. */
    String fish() {
        List<String> lines = new ArrayList<>();
        String first = "complete -c originprobe -n __fish_use_subcommand";
        lines.add(first + " -f");
        lines.add(first + " -s h -l help -d 'Show the help'");
        lines.add(first + " -s V -l version -d 'Print the version'");
        lines.add(first + " -a help -d 'Print all options of a command'");
        commands().forEach((name, command) -> {
            lines.add(first + " -a " + name + " -d '" + fishQuoted(gist(command)) + "'");
            String after = "complete -c originprobe -n '__fish_seen_subcommand_from " + name + "'";
            List<PositionalParamSpec> positional = command.positionalParameters();
            if (positional.stream().noneMatch(Completions::isFile)) {
                lines.add(after + " -f"
                        + positional.stream()
                                .flatMap(argument -> words(argument).stream())
                                .collect(Collectors.collectingAndThen(
                                        Collectors.joining(" "),
                                        words -> words.isEmpty() ? "" : " -a '" + words + "'")));
            }
            options(command).forEach(option -> lines.add(after + fish(option)));
        });
        lines.add("complete -c originprobe -n '__fish_seen_subcommand_from help' -f -a '"
                + String.join(" ", commands().keySet()) + "'");
        return String.join("\n", lines) + "\n";
    }

    private static String fish(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> isLong(name) ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        List<String> words = words(option);
        String value = "";
        if (!words.isEmpty()) {
            value = " -x -a '" + String.join(" ", words) + "'";
        } else if (option.arity().max() > 0) {
            value = isFile(option) ? " -r -F" : " -x";
        }
        return names + value + " -d '" + fishQuoted(gist(option)) + "'";
    }

    private Map<String, CommandSpec> commands() {
        return Manual.commands(program);
    }

    private static Stream<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden());
    }

    private static boolean isLong(String name) {
        return name.startsWith("--");
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.paramLabel().contains(FILE);
    }

    private static String gist(CommandSpec command) {
        return command.usageMessage().description()[0];
    }

    private static String gist(ArgSpec argument) {
        return ShortHelp.gist(argument.description()[0], COLUMNS);
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }

    private static String fishQuoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
