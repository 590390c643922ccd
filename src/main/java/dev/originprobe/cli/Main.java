package dev.originprobe.cli;

import dev.originprobe.net.LegacyProtocols;
import dev.originprobe.report.Escaped;
import dev.originprobe.run.ExitPolicy;
import dev.originprobe.run.FailureKeepingOutput;
import dev.originprobe.run.UsageError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entry. */
@Command(
        name = "originprobe",
        description = "Would Amazon CloudFront connect to this HTTPS origin, or drop the connection (502)?",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            MatrixCommand.class,
            ChainCommand.class,
            JudgeCommand.class,
            ExplainCommand.class,
            ProfilesCommand.class,
            TrustCommand.class,
            DemoCommand.class,
            HelpCommand.class
        })
public final class Main {
    private static final Pattern CHOICES = Pattern.compile("(expected one of \\[[^\\]]*]) \\(case-insensitive\\)");

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(new FileOutputStream(FileDescriptor.out), err, args));
    }

    /**
     * Runs one command line.
     *
     * @param out receives the report and nothing else
     * @param err receives the diagnostics, one line each
     * @return the exit code, see the contract
     */
    public static int run(OutputStream out, PrintStream err, String... args) {
        LegacyProtocols.allow();
        CommandLine commandLine = new CommandLine(new Main());
        FailureKeepingOutput outlet = new FailureKeepingOutput(out);
        // The report is UTF-8 whatever the locale, as JSON demands.
        commandLine.setOut(new PrintWriter(outlet, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpLongOptionsMaxWidth(34);
        commandLine.setParameterExceptionHandler((error, unused) ->
                unusable(commandLine, asInHelp(String.valueOf(error.getMessage())), hint(error), args));
        commandLine.setExecutionExceptionHandler((fault, command, parsed) -> {
            if (fault instanceof UsageError) {
                return unusable(commandLine, String.valueOf(fault.getMessage()), "", args);
            }
            complain(commandLine, "internal error: " + fault + "; this is a bug in originprobe");
            return ExitPolicy.BUG;
        });
        int code = commandLine.execute(args);
        commandLine.getOut().flush();
        return outlet.lost()
                .map(lost -> unusable(
                        commandLine,
                        "standard output cannot be written to: " + lost.getMessage() + "; what it has is not whole",
                        "",
                        args))
                .orElse(code);
    }

    private static int unusable(CommandLine commandLine, String message, String hint, String... args) {
        complain(commandLine, message + hint);
        return ExitPolicy.unusable(List.of(args));
    }

    private static void complain(CommandLine commandLine, String message) {
        String line = Escaped.text(message.strip());
        String lower = line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
        commandLine
                .getErr()
                .println("originprobe: " + (lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower));
    }

    /** With the values of an option as its help has them, where picocli has Java's names of them. */
    private static String asInHelp(String message) {
        return CHOICES.matcher(message)
                .replaceFirst(
                        choices -> Matcher.quoteReplacement(choices.group(1).toLowerCase(Locale.ROOT)));
    }

    private static String hint(ParameterException error) {
        List<String> suggestions =
                error instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return suggestions.isEmpty()
                ? "; see '" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help'"
                : "; did you mean " + String.join(" or ", suggestions) + "?";
    }
}
