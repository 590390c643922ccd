package dev.originprobe.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line said about one port of loopback.
 *
 * @param code the exit code
 * @param outcome CONNECT, DROP or UNKNOWN
 * @param rules ids of the findings
 * @param session protocol, IANA cipher suite and group, separated by blanks; {@code -} for what there is none of
 * @param report the whole report, for the message of a failed assertion
 */
record Seen(int code, String outcome, Set<String> rules, String session, String report) {
    /** Checks {@code origin.test} at that port, trusting only these roots. */
    static Seen at(int port, Path trusted, String... options) {
        Ran ran = Ran.of(arguments("json", port, trusted, options));
        try {
            JsonNode report = new ObjectMapper().readTree(ran.out());
            JsonNode origin = report.path("origins").path(0);
            Set<String> rules = new TreeSet<>();
            origin.path("findings")
                    .forEach(finding -> rules.add(finding.path("rule").asText()));
            JsonNode address = origin.path("addresses").path(0);
            return new Seen(
                    ran.code(),
                    origin.path("outcome").asText(),
                    rules,
                    String.join(
                            " ", field(address, "protocol"), field(address, "cipherSuite"), field(address, "group")),
                    report.toPrettyString() + ran.err());
        } catch (JsonProcessingException bad) {
            throw new AssertionError(ran.toString(), bad);
        }
    }

    /** The same as the text report. */
    static Ran text(int port, Path trusted, String... options) {
        return Ran.of(arguments("text", port, trusted, options));
    }

    private static String[] arguments(String format, int port, Path trusted, String... options) {
        String target = Identities.HOST + ":" + port;
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--format",
                format,
                "--resolve",
                target + ":127.0.0.1",
                "--trust-anchor",
                trusted.toString(),
                "--no-mozilla-roots"));
        arguments.addAll(Arrays.asList(options));
        arguments.add(target);
        return arguments.toArray(String[]::new);
    }

    private static String field(JsonNode address, String name) {
        return address.path(name).isTextual() ? address.path(name).asText() : "-";
    }
}
