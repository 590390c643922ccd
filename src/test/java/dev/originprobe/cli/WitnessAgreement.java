package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The property of every report of a test: at each address AWS's own TLS library finishes where we say CONNECT and does not
 * where we say DROP, or a row of {@code testdata/exceptions/witness.tsv} says why not.
 *
 * <p>Where we say UNKNOWN it may do either, but for {@code witness-refused}, which is a disagreement with all other rules.
 */
final class WitnessAgreement {
    private static final Path FILE = Path.of("testdata", "exceptions", "witness.tsv");
    private static final String HEADER = "# test\toutcome\tblocking rules\tthe witness\treason";
    private static final String AT_TIMES = "at times: ";
    private static final String REFUSED = "witness-refused";
    private static final boolean REWRITE = Boolean.getBoolean("originprobe.rewrite");

    private static final Map<Row, String> REASONS = read();
    private static final Set<Row> MET = ConcurrentHashMap.newKeySet();

    /** A disagreement; tests of one class that differ in the same way share it. */
    private record Row(String test, String outcome, String rules, String witness) implements Comparable<Row> {
        String line() {
            return String.join("\t", test, outcome, rules, witness);
        }

        @Override
        public int compareTo(Row other) {
            return line().compareTo(other.line());
        }
    }

    private static volatile String testing = "";

    private WitnessAgreement() {}

    /** The simple name of the test class that is run from now on. */
    static void testing(String test) {
        testing = test;
    }

    /** Checks the output of a command; what is no report in JSON is left alone. */
    static void assertExplained(String output) {
        if (output.startsWith("{\"schema\":\"originprobe/report/1\"") || output.startsWith("{\"target\":")) {
            List<String> unexplained = new ArrayList<>();
            for (Row row : rows(output)) {
                MET.add(row);
                if (REASONS.getOrDefault(row, "").isEmpty()) {
                    unexplained.add(row.line());
                }
            }
            if (REWRITE && !unexplained.isEmpty()) {
                rewrite();
            }
            assertEquals(List.of(), unexplained, "disagreements with AWS's library that " + FILE + " does not explain");
        }
    }

    /** Rows of that test class that nothing has needed so far, and that are not of what happens at times. */
    static List<String> unneeded(String test) {
        return REASONS.entrySet().stream()
                .filter(row -> row.getKey().test().equals(test) && !MET.contains(row.getKey()))
                .filter(row -> !row.getValue().startsWith(AT_TIMES))
                .map(row -> row.getKey().line())
                .toList();
    }

    private static List<Row> rows(String output) {
        List<Row> rows = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                new ObjectMapper().readerFor(JsonNode.class).readValues(output)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                Iterable<JsonNode> origins = document.has("origins") ? document.path("origins") : List.of(document);
                origins.forEach(origin -> origin.path("addresses").forEach(address -> row(origin, address, rows)));
            }
        } catch (IOException notJson) {
            throw new UncheckedIOException(output, notJson);
        }
        return rows;
    }

    private static void row(JsonNode origin, JsonNode address, List<Row> rows) {
        JsonNode witness = address.path("witness");
        String error = witness.path("error").asText("");
        if (!witness.isObject() || error.startsWith("not asked: ")) {
            return;
        }
        boolean takes =
                witness.path("completed").asBoolean() || witness.path("error").isNull();
        String outcome = address.path("outcome").asText();
        Set<String> rules = blocking(origin, address.path("address"));
        boolean differs = switch (outcome) {
            case "CONNECT" -> !takes;
            case "DROP" -> takes;
            default -> rules.contains(REFUSED);
        };
        if (differs) {
            rows.add(new Row(testing, outcome, String.join(" ", rules), takes ? "takes it" : error));
        }
    }

    private static Set<String> blocking(JsonNode origin, JsonNode address) {
        return StreamSupport.stream(origin.path("findings").spliterator(), false)
                .filter(finding -> finding.path("severity").asText().equals("block"))
                .filter(finding -> StreamSupport.stream(
                                finding.path("particulars").spliterator(), false)
                        .map(particular -> particular.path("address"))
                        .anyMatch(where -> where.isNull() || where.equals(address)))
                .map(finding -> finding.path("rule").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<Row, String> read() {
        Map<Row, String> reasons = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                String[] fields = line.split("\t", -1);
                if (!line.startsWith("#")) {
                    reasons.put(new Row(fields[0], fields[1], fields[2], fields[3]), fields[4]);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return reasons;
    }

    /** With what was met added, without a reason. */
    private static synchronized void rewrite() {
        Map<Row, String> all = new TreeMap<>(REASONS);
        MET.forEach(row -> all.putIfAbsent(row, ""));
        try {
            Files.writeString(
                    FILE,
                    all.entrySet().stream()
                            .map(row -> row.getKey().line() + "\t" + row.getValue())
                            .collect(Collectors.joining("\n", HEADER + "\n", "\n")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
