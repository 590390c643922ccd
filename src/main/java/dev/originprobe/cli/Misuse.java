package dev.originprobe.cli;

import dev.originprobe.report.Escaped;
import dev.originprobe.run.Userinfo;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words for a command line that cannot be read: picocli's, where there are none better. */
final class Misuse {
    private static final Pattern CHOICES = Pattern.compile("(expected one of \\[[^\\]]*]) \\(case-insensitive\\)");

    private Misuse() {}

    /** What is wrong, as one line. */
    static String message(ParameterException error) {
        return Userinfo.hidden(
                namesNoCommand(error)
                        ? "there is no command '" + first(error) + "'"
                        : asInHelp(String.valueOf(error.getMessage())));
    }

    /** Whether an origin stands where a command belongs: commands have neither dot nor colon. */
    private static boolean namesNoCommand(ParameterException error) {
        String first = first(error);
        return error.getCommandLine().getParent() == null
                && !first.startsWith("-")
                && (first.contains(".") || first.contains(":") || first.equals("localhost"));
    }

    private static String first(ParameterException error) {
        return error instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().get(0)
                : "";
    }

    /** With the values of an option as its help has them, where picocli has Java's names of them. */
    private static String asInHelp(String message) {
        return CHOICES.matcher(message)
                .replaceFirst(
                        choices -> Matcher.quoteReplacement(choices.group(1).toLowerCase(Locale.ROOT)));
    }

    /** What to do about it, to be put behind the line. */
    static String hint(ParameterException error) {
        List<String> suggestions =
                error instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (namesNoCommand(error)) {
            return "; did you mean 'originprobe check " + Escaped.text(Userinfo.hidden(first(error))) + "'?";
        }
        return suggestions.isEmpty()
                ? "; see '" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help'"
                : "; did you mean " + String.join(" or ", suggestions) + "?";
    }
}
