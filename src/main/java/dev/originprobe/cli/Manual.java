package dev.originprobe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages, made from the commands themselves. */
public final class Manual {
    private static final String NAME = "originprobe";

    private final CommandLine program;
    private final LocalDate date;

    /**
     * Of all commands.
     *
     * @param date what the pages bear
     */
    Manual(LocalDate date) {
        this.program = Main.withCommands();
        this.date = date;
    }

    /**
     * Writes them and the shells' completions into a folder: {@code man1/*.1}, {@code bash/originprobe},
     * {@code zsh/_originprobe} and {@code fish/originprobe.fish}.
     *
     * @param args the folder, and the date of the pages (ISO 8601)
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Manual manual = new Manual(LocalDate.parse(args[1]));
        write(folder.resolve("man1/originprobe.1"), manual.page());
        for (String command : manual.commands()) {
            write(folder.resolve("man1/originprobe-" + command + ".1"), manual.page(command));
        }
        Completions completions = new Completions(Main.withCommands());
        write(folder.resolve("bash/originprobe"), completions.bash());
        write(folder.resolve("zsh/_originprobe"), completions.zsh());
        write(folder.resolve("fish/originprobe.fish"), completions.fish());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The commands that have a page, in the order of the help. */
    static Map<String, CommandSpec> commands(CommandLine program) {
        Map<String, CommandSpec> commands = new LinkedHashMap<>();
        program.getSubcommands().forEach((name, command) -> {
            if (!(command.getCommand() instanceof HelpCommand)) {
                commands.put(name, command.getCommandSpec());
            }
        });
        return commands;
    }

    /** The names of the commands that have a page, in the order of the help. */
    List<String> commands() {
        return List.copyOf(commands(program).keySet());
    }

    /** The page of the program, which names its commands. */
    String page() {
        Roff roff = start(NAME, program);
        roff.section("COMMANDS");
        commands(program)
                .forEach((name, command) -> roff.item(
                        NAME + "-" + name + "(1)", joined(command.usageMessage().description())));
        return end(roff, program, commands().stream().map(command -> NAME + "-" + command + "(1)"));
    }

    /** The page of a command, in troff's man macros. */
    String page(String command) {
        CommandLine line = Objects.requireNonNull(program.getSubcommands().get(command), command);
        return end(start(NAME + "-" + command, line), line, Stream.of(NAME + "(1)"));
    }

    private Roff start(String name, CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        Roff roff = new Roff(name, date);
        roff.section("NAME");
        roff.text(name + " - " + joined(spec.usageMessage().description()[0]).replaceFirst("[.?]$", ""));
        roff.section("SYNOPSIS");
        roff.text(line.getHelp().synopsis(0).strip().replaceAll("\\s+", " "));
        roff.section("DESCRIPTION");
        roff.text(joined(spec.usageMessage().description()));
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            roff.item(argument.paramLabel(), description(argument));
        }
        return roff;
    }

    private static String end(Roff roff, CommandLine line, Stream<String> others) {
        CommandSpec spec = line.getCommandSpec();
        roff.section("OPTIONS");
        spec.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> roff.item(names(option), description(option)));
        roff.section("EXIT STATUS");
        roff.text(joined(spec.usageMessage().footer()));
        List<String> examples = Arrays.stream(spec.usageMessage().header())
                .filter(text -> text.startsWith(" "))
                .map(String::strip)
                .toList();
        if (!examples.isEmpty()) {
            roff.section("EXAMPLES");
            roff.verbatim(examples);
        }
        roff.section("SEE ALSO");
        roff.text(others.collect(Collectors.joining(", ")));
        return roff.toString();
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        return Arrays.stream(option.names()).map(name -> name + value).collect(Collectors.joining(", "));
    }

    private static String description(ArgSpec argument) {
        return joined(argument.description());
    }

    private static String joined(String... lines) {
        return Ansi.OFF
                .string(String.join(" ", lines))
                .replace("%n", " ")
                .replace("%%", "%")
                .strip();
    }
}
