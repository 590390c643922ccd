package dev.originprobe.run;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.dialect.ConfigFile;
import dev.originprobe.distribution.dialect.Contents;
import dev.originprobe.distribution.document.UnreadableConfig;
import dev.originprobe.report.Escaped;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files with distributions and policies that the user names on the command line. */
public final class ConfigFiles {
    private ConfigFiles() {}

    /** What {@code --against} calls the state that a plan of Terraform was made from. */
    private static final String PRIOR = "prior";

    /**
     * The distributions of files, each knowing the policies of all.
     *
     * @param files {@code -} for standard input
     * @param against a file to compare with, or {@code prior}
     * @param policies files with policies
     * @param parameters values of the templates' parameters, {@code NAME=VALUE}
     * @param diagnostics receives what is to be known about the reading
     * @throws UsageError in one line where one of them cannot be read
     */
    public static Configs read(
            List<String> files,
            Optional<String> against,
            List<String> policies,
            List<String> parameters,
            PrintWriter diagnostics) {
        Map<String, String> given = parameters(parameters);
        Optional<String> old = against.filter(name -> !name.equals(PRIOR));
        requireOnce(files, policies, old);
        Contents now = all(files, given);
        Contents before = old.map(file -> all(List.of(file), given)).orElse(Contents.NONE);
        Contents others = all(policies, given);
        requireDeclared(given.keySet(), now.and(before));
        now.unfinished()
                .forEach(page -> diagnostics.println(
                        "originprobe: " + Escaped.text(page.location().toString())
                                + " is one page of a list that goes on; give the others too"));
        Contents known = now.knowing(now.policies().and(others.policies()));
        List<Distribution> earlier = old.isPresent()
                ? before.knowing(before.policies().and(others.policies())).distributions()
                : known.prior();
        if (known.distributions().isEmpty()) {
            throw new UsageError("there is no distribution in " + String.join(", ", files));
        }
        if (against.isPresent() && earlier.isEmpty()) {
            throw new UsageError("--against " + against.get() + ": there is no distribution "
                    + (old.isPresent() ? "in it" : "in the prior state of a plan of Terraform"));
        }
        return new Configs(known.distributions(), against.map(name -> earlier));
    }

    private static Contents all(List<String> files, Map<String, String> parameters) {
        return files.stream().map(file -> read(file, parameters)).reduce(Contents.NONE, Contents::and);
    }

    private static void requireOnce(List<String> files, List<String> policies, Optional<String> old) {
        Set<String> seen = new HashSet<>();
        Stream.of(files.stream(), policies.stream(), old.stream())
                .flatMap(names -> names)
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new UsageError(twice + " is named twice; name it once");
                });
    }

    private static void requireDeclared(Set<String> parameters, Contents contents) {
        parameters.stream()
                .filter(name ->
                        !name.startsWith("AWS::") && !contents.parameters().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageError("--parameter " + name + ": no template here has a parameter of that name");
                });
    }

    private static Map<String, String> parameters(List<String> typed) {
        Map<String, String> given = new HashMap<>();
        for (String text : typed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new UsageError("--parameter '" + text + "' is not NAME=VALUE");
            }
            given.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return given;
    }

    private static Contents read(String file, Map<String, String> parameters) {
        byte[] bytes = InputFile.bounded(file, "config", ConfigFile.LARGEST);
        try {
            return ConfigFile.read(file.equals("-") ? "stdin" : file, bytes, parameters);
        } catch (UnreadableConfig unreadable) {
            throw new UsageError(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * The distribution that answers for a host.
     *
     * @param option that named the host, for the error
     * @throws UsageError where none does
     */
    public static Distribution answering(List<Distribution> distributions, String host, String option) {
        for (Distribution.Answering wanted : List.of(
                Distribution.Answering.BY_NAME, Distribution.Answering.BY_WILDCARD, Distribution.Answering.PERHAPS)) {
            for (Distribution distribution : distributions) {
                if (distribution.answering(host) == wanted) {
                    return distribution;
                }
            }
        }
        throw new UsageError(
                option + ": no distribution here answers for " + host + "; it is neither an alias nor the name of one");
    }
}
