package dev.originprobe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages and the shells' completions, made from the commands themselves. */
public final class Manual {
    private static final String NAME = "originprobe";

    private final CommandLine whole;

    private Manual(CommandLine whole) {
        this.whole = whole;
    }

    /** Of all commands. */
    public static Manual current() {
        return new Manual(Main.withCommands());
    }

    /**
     * Writes all of it into a folder: {@code man1/*.1}, {@code bash/originprobe}, {@code zsh/_originprobe} and
     * {@code fish/originprobe.fish}.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Manual manual = current();
        write(folder.resolve("man1/originprobe.1"), manual.page());
        for (String command : manual.commands()) {
            write(folder.resolve("man1/originprobe-" + command + ".1"), manual.page(command));
        }
        write(folder.resolve("bash/originprobe"), manual.bash());
        write(folder.resolve("zsh/_originprobe"), manual.zsh());
        write(folder.resolve("fish/originprobe.fish"), manual.fish());
    }

    private CommandLine line(String command) {
        return Objects.requireNonNull(whole.getSubcommands().get(command), command);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The names of the commands that have a page, in the order of the help. */
    public List<String> commands() {
        return whole.getSubcommands().entrySet().stream()
                .filter(entry -> !(entry.getValue().getCommand() instanceof HelpCommand))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The page of the program, which names its commands. */
    public String page() {
        Roff roff = start(NAME, whole);
        roff.section("COMMANDS");
        commands()
                .forEach(command -> roff.item(
                        "originprobe-" + command + "(1)",
                        description(line(command).getCommandSpec())));
        return end(roff, whole, Stream.empty());
    }

    /** The page of a command, in troff's man macros. */
    public String page(String command) {
        CommandLine line = line(command);
        Roff roff = start(NAME + "-" + command, line);
        return end(roff, line, Stream.of(NAME + "(1)"));
    }

    private static Roff start(String name, CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        Roff roff = new Roff(name);
        roff.section("NAME");
        roff.text(name + " - " + description(spec));
        roff.section("SYNOPSIS");
        roff.text(line.getHelp().synopsis(0).strip().replaceAll("\\s+", " "));
        roff.section("DESCRIPTION");
        roff.text(description(spec));
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            if (!argument.hidden()) {
                roff.item(argument.paramLabel(), description(argument));
            }
        }
        return roff;
    }

    private static String end(Roff roff, CommandLine line, Stream<String> others) {
        CommandSpec spec = line.getCommandSpec();
        roff.section("OPTIONS");
        options(spec).forEach(option -> roff.item(names(option), description(option)));
        List<String> footer = Arrays.stream(spec.usageMessage().footer())
                .map(text -> Ansi.OFF.string(text).strip())
                .filter(text -> !text.isEmpty())
                .toList();
        if (!footer.isEmpty()) {
            roff.section("EXIT STATUS");
            footer.forEach(roff::text);
        }
        roff.section("SEE ALSO");
        roff.text(Stream.concat(others, Stream.of("originprobe help, originprobe explain"))
                .collect(Collectors.joining(", ")));
        return roff.toString();
    }

    /** Completion for bash; picocli's. */
    public String bash() {
        return AutoComplete.bash(NAME, whole);
    }

    /** Completion for zsh, by its emulation of bash's. */
    public String zsh() {
        return "#compdef originprobe\nautoload -U +X bashcompinit && bashcompinit\n" + bash();
    }

    /** Completion for fish. */
    public String fish() {
        List<String> lines = new ArrayList<>();
        lines.add("complete -c originprobe -n __fish_use_subcommand -f");
        commands().forEach(command -> {
            CommandSpec spec = line(command).getCommandSpec();
            lines.add("complete -c originprobe -n __fish_use_subcommand -a " + command + " -d "
                    + fishQuoted(description(spec)));
            options(spec)
                    .forEach(option -> lines.add("complete -c originprobe -n '__fish_seen_subcommand_from " + command
                            + "' -l " + option.longestName().substring(2)
                            + (option.arity().max() > 0 ? " -r" : "")
                            + " -d " + fishQuoted(description(option))));
        });
        return String.join("\n", lines) + "\n";
    }

    private static List<OptionSpec> options(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        return Arrays.stream(option.names()).map(name -> name + value).collect(Collectors.joining(", "));
    }

    private static String description(CommandSpec spec) {
        return joined(spec.usageMessage().description());
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

    private static String fishQuoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
