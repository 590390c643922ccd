package dev.originprobe.cli;

import dev.originprobe.net.LegacyProtocols;
import dev.originprobe.net.NettyAsker;
import dev.originprobe.report.Escaped;
import dev.originprobe.run.ExitPolicy;
import dev.originprobe.run.FailureKeepingOutput;
import dev.originprobe.run.UsageError;
import dev.originprobe.scan.Threads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;

/** The command line's entry. */
@Command(
        name = "originprobe",
        description = "Would Amazon CloudFront connect to an HTTPS origin, or drop the connection?",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        customSynopsis = "originprobe COMMAND | --help | --version",
        header = {
            "Examples:",
            "  originprobe check origin.example.com",
            "  originprobe chain fullchain.pem --host origin.example.com",
            "  originprobe explain chain-incomplete",
            ""
        },
        footer = ExitCodes.IN_SHORT)
public final class Main {
    private static final List<String> VERSION_OPTIONS = List.of("--version", "-V");

    private static final String HELP = "help";

    /** What makes picocli print a command's help. */
    private static final List<String> HELP_OPTIONS = List.of("-h", "--help");

    /** In the order of the help. */
    private static final List<String> COMMANDS = List.of(
            "check",
            "matrix",
            "distribution",
            "merge",
            "capture",
            "chain",
            "judge",
            "explain",
            "profiles",
            "trust",
            "version",
            "demo",
            HELP);

    /** Those that shake hands. */
    private static final List<String> PROBING = List.of("check", "matrix");

    /** Those that may use the JDK's TLS before anything else of {@code net}. */
    private static final List<String> SPEAKING = List.of("distribution", "capture", "demo");

    private static final String CHECK = "check";

    private static final AtomicBoolean DYING = new AtomicBoolean();

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        prepare(err, args);
        System.exit(run(new FileOutputStream(FileDescriptor.out), err, args));
    }

    /** Sets what is the process's own. */
    static void prepare(PrintStream err, String... args) {
        // No digit and no letter of the output depends on where it runs.
        Locale.setDefault(Locale.ROOT);
        int bug = ExitPolicy.bug(List.of(args));
        // A thread of ours that dies takes the run with it: what waits for it would wait for ever.
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> die(err, fault, bug));
    }

    /**
     * Runs one command line.
     *
     * @param out receives the report and nothing else
     * @param err receives the diagnostics, one line each
     * @return the exit code, see the contract
     */
    public static int run(OutputStream out, PrintStream err, String... args) {
        String named = args.length == 0 ? "" : args[0];
        if (PROBING.contains(named)) {
            NettyAsker.preload();
        } else if (SPEAKING.contains(named)) {
            LegacyProtocols.allow();
        }
        CommandLine commandLine = withCommands(args);
        FailureKeepingOutput outlet = new FailureKeepingOutput(out);
        // The report is UTF-8 whatever the locale, as JSON demands.
        commandLine.setOut(new PrintWriter(outlet, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setExpandAtFiles(false);
        // Said here, because picocli would look the console up, which costs a start some 10 ms.
        commandLine.setColorScheme(
                Help.defaultColorScheme(Terminal.colored(Terminal.Color.AUTO) ? Help.Ansi.ON : Help.Ansi.OFF));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpLongOptionsMaxWidth(34);
        commandLine.setParameterExceptionHandler(
                (error, unused) -> unusable(commandLine, Misuse.message(error), Misuse.hint(error), args));
        commandLine.setExecutionExceptionHandler((fault, command, parsed) -> {
            if (fault instanceof UsageError) {
                return unusable(commandLine, String.valueOf(fault.getMessage()), "", args);
            }
            return bug(commandLine, fault, args);
        });
        int code;
        try {
            code = execute(commandLine, args);
        } catch (OutOfMemoryError | StackOverflowError fault) {
            code = bug(commandLine, fault, args);
        }
        commandLine.getOut().flush();
        return outlet.lost()
                .map(lost -> unusable(
                        commandLine,
                        "standard output cannot be written to: " + lost.getMessage() + "; it is incomplete",
                        "",
                        args))
                .orElse(code);
    }

    /** Of {@code check} with the options that do not stand on the command line. */
    private static int execute(CommandLine commandLine, String... args) {
        CommandLine check = commandLine.getSubcommands().get(CHECK);
        if (check == null || args.length == 0 || !args[0].equals(CHECK)) {
            return commandLine.execute(args);
        }
        Defaults defaults;
        try {
            defaults = Defaults.of(check.getCommandSpec(), List.of(args).subList(1, args.length), System.getenv());
        } catch (UsageError unusable) {
            return unusable(commandLine, String.valueOf(unusable.getMessage()), "", args);
        }
        CheckCommand command = check.getCommand();
        command.config = defaults.config();
        List<String> all = new ArrayList<>(List.of(CHECK));
        all.addAll(defaults.arguments());
        String[] complete = all.toArray(String[]::new);
        commandLine.setParameterExceptionHandler((error, unused) -> unusable(
                commandLine,
                Misuse.message(error)
                        + defaults.place(error.getArgSpec())
                                .map(place -> " (" + place + ")")
                                .orElse(""),
                Misuse.hint(error),
                complete));
        commandLine.setExecutionExceptionHandler((fault, unused, parsed) -> fault instanceof UsageError
                ? unusable(commandLine, String.valueOf(fault.getMessage()), "", complete)
                : bug(commandLine, fault, complete));
        return commandLine.execute(complete);
    }

    /** With the command that is named alone, where one is: building all of them takes longer than most of them run. */
    static CommandLine withCommands(String... args) {
        CommandLine commandLine = new CommandLine(new Main());
        List<String> wanted = COMMANDS;
        if (args.length > 0 && !args[0].equals(HELP) && COMMANDS.contains(args[0])) {
            wanted = List.of(args[0]);
        } else if (args.length == 1 && VERSION_OPTIONS.contains(args[0])) {
            wanted = List.of();
        }
        wanted.forEach(name -> commandLine.addSubcommand(command(name)));
        List<String> words = List.of(args);
        if (words.contains(HELP) || !Collections.disjoint(words, HELP_OPTIONS)) {
            ShortHelp.listCommandsOf(commandLine);
        }
        if (!Collections.disjoint(words, HELP_OPTIONS)) {
            ShortHelp.applyTo(commandLine);
        }
        return commandLine;
    }

    private static Object command(String name) {
        return switch (name) {
            case "check" -> new CheckCommand();
            case "matrix" -> new MatrixCommand();
            case "distribution" -> new DistributionCommand();
            case "merge" -> new MergeCommand();
            case "capture" -> new CaptureCommand();
            case "chain" -> new ChainCommand();
            case "judge" -> new JudgeCommand();
            case "explain" -> new ExplainCommand();
            case "profiles" -> new ProfilesCommand();
            case "trust" -> new TrustCommand();
            case "version" -> new VersionCommand();
            case "demo" -> new DemoCommand();
            case HELP -> new HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Even where this process has no means left to load another class. */
    private static void die(PrintStream err, Throwable fault, int code) {
        // What is run at the exit may die too, and would wait for the exit that waits for it.
        boolean first = !DYING.getAndSet(true);
        try {
            if (first) {
                err.println(bugLine(fault));
            }
        } catch (LinkageError | OutOfMemoryError again) {
            err.println("originprobe: internal error: " + fault.getClass().getName());
        } finally {
            if (first) {
                System.exit(code);
            }
            Runtime.getRuntime().halt(code);
        }
    }

    private static String bugLine(Throwable fault) {
        if (Threads.isOfThreads(fault)) {
            return "originprobe: this machine lets this process have no more threads (ulimit -u, or the limit of its "
                    + "container); nothing was decided";
        }
        return "originprobe: internal error: " + Escaped.text(fault.toString()) + "; this is a bug in originprobe";
    }

    private static int bug(CommandLine commandLine, Throwable fault, String... args) {
        if (!DYING.get()) {
            commandLine.getErr().println(bugLine(fault));
        }
        return ExitPolicy.bug(List.of(args));
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
}
