package dev.originprobe.run;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.dialect.ConfigFile;
import dev.originprobe.distribution.dialect.Contents;
import dev.originprobe.distribution.document.UnreadableConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files with distributions and policies that the user names on the command line. */
public final class ConfigFiles {
    private ConfigFiles() {}

    /**
     * The distributions of files, each knowing the policies of all.
     *
     * @param files {@code -} for standard input
     * @param policies files with policies
     * @param parameters values of the templates' parameters, {@code NAME=VALUE}
     * @throws UsageError in one line where one of them cannot be read
     */
    public static Contents read(List<String> files, List<String> policies, List<String> parameters) {
        Map<String, String> given = parameters(parameters);
        Contents all = Contents.NONE;
        Set<String> seen = new HashSet<>();
        List<String> every = new ArrayList<>(files);
        every.addAll(policies);
        for (String file : every) {
            if (!seen.add(file)) {
                throw new UsageError(file + " is named twice; name it once");
            }
            all = all.and(read(file, given));
        }
        if (all.distributions().isEmpty()) {
            throw new UsageError("there is no distribution in " + String.join(", ", files));
        }
        for (String name : given.keySet()) {
            if (!name.startsWith("AWS::") && !all.parameters().contains(name)) {
                throw new UsageError("--parameter " + name + ": no template here has a parameter of that name");
            }
        }
        return all.knowing(all.policies());
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
            return ConfigFile.read(file.equals("-") ? "standard input" : file, bytes, parameters);
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
