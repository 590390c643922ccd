package dev.originprobe.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help that fits a screen of 80 by 24: what {@code --help} prints, where {@code help COMMAND} prints all. */
final class ShortHelp {
    /** The options that it has, of the commands whose help would be longer. */
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "check",
            List.of(
                    "--forwarded-host",
                    "--origin-ssl-protocols",
                    "--resolve",
                    "--targets",
                    "--baseline",
                    "--format",
                    "--output",
                    "--fail-on"),
            "matrix",
            List.of("--all-suites", "--time", "--forwarded-host", "--resolve", "--profile", "--format", "--output"),
            "distribution",
            List.of("--url", "--policy", "--against", "--no-probe", "--format", "--output", "--fail-on"),
            "merge",
            List.of("--baseline", "--only-changes", "--format", "--output", "--fail-on", "--quiet"),
            "capture",
            List.of("--listen", "--output", "--from", "--server-name"),
            "chain",
            List.of("--host", "--trust-anchor", "--at", "--write-chain", "--fetch-missing", "--format", "--fail-on"),
            "judge",
            List.of("--at", "--profile", "--trust-anchor", "--format", "--output", "--fail-on"));

    private static final int SCREEN_COLUMNS = 80;
    private static final int GAP = 2;

    /** Where the first sentence of a description ends, or what is only its detail begins. */
    private static final Pattern END = Pattern.compile("[.;](?= |$)| \\(|, such as ");

    private ShortHelp() {}

    /** Gives each command its short help. */
    static void applyTo(CommandLine program) {
        program.getSubcommands().forEach((name, command) -> {
            List<String> options = OPTIONS.get(name);
            if (options != null) {
                Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
                sections.put(SECTION_KEY_SYNOPSIS, help -> synopsis(help.commandSpec()));
                sections.put(SECTION_KEY_PARAMETER_LIST, help -> "");
                sections.put(SECTION_KEY_OPTION_LIST, help -> options(help, options));
            }
        });
    }

    /** Gives the program's help a line for each command. */
    static void listCommandsOf(CommandLine program) {
        program.getSubcommands().values().stream()
                .filter(command -> command.getCommand() instanceof HelpCommand)
                .forEach(help -> help.getCommandSpec().usageMessage().description("Print all options of a command."));
        program.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, help -> "");
        program.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, help -> {
            Map<String, Help> commands = help.subcommands();
            return table(
                    help,
                    commands.keySet().stream().toList(),
                    commands.values().stream()
                            .map(command -> command.commandSpec().usageMessage().description()[0])
                            .toList());
        });
    }

    private static String synopsis(CommandSpec command) {
        Stream<String> required = command.options().stream()
                .filter(ArgSpec::required)
                .map(option -> option.longestName() + "=" + option.paramLabel());
        Stream<String> positional = command.positionalParameters().stream()
                .map(argument -> (argument.required() ? argument.paramLabel() : "[" + argument.paramLabel() + "]")
                        + (argument.arity().max() > 1 ? "..." : ""));
        return Stream.concat(Stream.of(command.qualifiedName(), "[OPTION]..."), Stream.concat(required, positional))
                        .collect(Collectors.joining(" "))
                + "\n";
    }

    private static String options(Help help, List<String> names) {
        CommandSpec command = help.commandSpec();
        List<String> terms = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        for (PositionalParamSpec argument : command.positionalParameters()) {
            terms.add(argument.paramLabel());
            meanings.add(argument.description()[0]);
        }
        for (String name : names) {
            OptionSpec option = command.findOption(name);
            terms.add(name + (option.arity().max() > 0 ? "=" + option.paramLabel() : ""));
            meanings.add(option.description()[0]);
        }
        return table(help, terms, meanings) + "All options: originprobe help " + command.name() + "\n";
    }

    private static String table(Help help, List<String> terms, List<String> meanings) {
        int width = 2 * GAP + terms.stream().mapToInt(String::length).max().orElseThrow();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(width, GAP, Column.Overflow.TRUNCATE),
                new Column(SCREEN_COLUMNS - width, 0, Column.Overflow.WRAP));
        for (int i = 0; i < terms.size(); i++) {
            table.addRowValues(terms.get(i), gist(meanings.get(i), SCREEN_COLUMNS - width));
        }
        return table.toString();
    }

    /** The first sentence; without its details, where it has a colon before them and is too long for a line. */
    static String gist(String description, int columns) {
        Matcher end = END.matcher(description);
        String sentence = end.find() ? description.substring(0, end.start()) : description;
        int colon = sentence.indexOf(": ");
        return sentence.length() >= columns && colon > 0 ? sentence.substring(0, colon) : sentence;
    }
}
