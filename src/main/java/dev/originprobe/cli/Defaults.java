package dev.originprobe.cli;

import dev.originprobe.run.RunConfig;
import dev.originprobe.run.Setting;
import dev.originprobe.run.Settings;
import dev.originprobe.run.UsageError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The arguments of {@code check} with what ORIGINPROBE_OPTS and a config file add to them: options that the command line has
 * not. The variable goes before the file.
 *
 * @param arguments with them
 * @param config the file; an empty one where there is none
 * @param places where options come from that are not from the command line, by their names
 */
record Defaults(List<String> arguments, RunConfig config, Map<String, String> places) {
    static final String VARIABLE = "ORIGINPROBE_OPTS";

    private static final String CONFIG = "--config";

    /** A word of the variable: blanks part words, and stay where they are quoted. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /**
     * The arguments of a command line.
     *
     * @param typed what the user typed behind the command
     * @throws UsageError where variable or file cannot be used
     */
    static Defaults of(CommandSpec check, List<String> typed, Map<String, String> environment) {
        List<String> added = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        List<String> words = words(environment.getOrDefault(VARIABLE, ""));
        for (int i = 0; i < words.size(); i++) {
            String name = name(words.get(i));
            OptionSpec option = option(check, name)
                    .orElseThrow(() -> new UsageError(VARIABLE + ": '" + name + "' is not an option of check"));
            boolean apart = option.arity().max() > 0 && !words.get(i).contains("=");
            if (apart && i + 1 == words.size()) {
                throw new UsageError(VARIABLE + ": " + name + " has no value");
            }
            List<String> parts = words.subList(i, i + (apart ? 2 : 1));
            i += apart ? 1 : 0;
            if (!has(typed, option)) {
                added.addAll(parts);
                places.put(name, VARIABLE);
            }
        }
        Optional<String> file = value(typed).or(() -> value(added));
        RunConfig config = file.map(RunConfig::read).orElse(RunConfig.NONE);
        config.defaults().forEach((field, setting) -> {
            if (!Settings.NAMES.contains(field)) {
                add(check, field, setting, typed, added, places);
            }
        });
        added.addAll(typed);
        return new Defaults(added, config, places);
    }

    /** Where an option comes from, to be added to an error about it; empty for the command line. */
    Optional<String> place(@Nullable ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Optional.ofNullable(places.get(option.longestName()))
                : Optional.empty();
    }

    private static void add(
            CommandSpec check,
            String field,
            Setting setting,
            List<String> typed,
            List<String> added,
            Map<String, String> places) {
        String name = "--"
                + CAPITAL.matcher(field)
                        .replaceAll(letter -> "-" + letter.group().toLowerCase(Locale.ROOT));
        OptionSpec option = option(check, name)
                .filter(known -> !known.usageHelp() && !known.versionHelp() && !name.equals(CONFIG))
                .orElseThrow(() -> new UsageError(setting.place() + " is not an option of check in camelCase"));
        if (has(typed, option) || places.containsKey(name)) {
            return;
        }
        setting.texts().forEach(text -> added.add(name + "=" + text));
        places.put(name, setting.place());
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find() && text.substring(end, word.start()).isBlank()) {
            words.add(word.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"));
            end = word.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new UsageError(VARIABLE + ": a quote is not closed");
        }
        return words;
    }

    private static Optional<OptionSpec> option(CommandSpec check, String name) {
        return Optional.ofNullable(check.optionsMap().get(name));
    }

    private static boolean has(List<String> typed, OptionSpec option) {
        return typed.stream().anyMatch(word -> List.of(option.names()).contains(name(word)));
    }

    private static String name(String word) {
        return word.split("=", 2)[0];
    }

    private static Optional<String> value(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(CONFIG + "=")) {
                return Optional.of(words.get(i).substring(CONFIG.length() + 1));
            }
            if (words.get(i).equals(CONFIG) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
