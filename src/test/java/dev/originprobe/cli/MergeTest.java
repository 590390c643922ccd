package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code merge}, over reports of origins that refuse every connection. */
final class MergeTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void the_shards_are_what_one_run_is() throws IOException {
        Ran whole = check("ndjson", names(20));
        Ran merged = merge("--quiet", shard(1, 3, 20), shard(2, 3, 20), shard(3, 3, 20));

        assertEquals(whole.code(), merged.code());
        assertEquals("", merged.err());
        assertEquals(
                Arrays.stream(names(20))
                        .map(name -> "UNKNOWN " + name + "  connection-refused")
                        .sorted()
                        .toList(),
                merged.out().lines().sorted().toList());
    }

    @Test
    void a_shard_that_is_missing_is_named_and_no_success() throws IOException {
        Ran merged = merge("--fail-on", "drop", "--format", "json", shard(1, 4, 20), shard(3, 4, 20));

        assertEquals("originprobe: there is no report of shard 2/4, 4/4\n", merged.err());
        assertEquals(3, merged.code());
        assertTrue(merged.out().contains("\"partial\":true"), merged.out());
    }

    @Test
    void a_shard_without_a_target_is_not_missing() throws IOException {
        Ran merged = merge(shard(1, 2, 1), shard(2, 2, 1));

        assertEquals("", merged.err());
    }

    @Test
    void the_shards_of_two_runs_do_not_fit() throws IOException {
        Ran merged = merge(shard(1, 3, 20), shard(1, 4, 20));

        assertEquals(2, merged.code());
        assertEquals("originprobe: the reports are of runs in 3 and in 4 shards; merge those of one\n", merged.err());
    }

    @Test
    void of_several_reports_of_a_target_the_latest_stands() throws IOException {
        String dropped =
                check("ndjson", "a.test:1").out().replaceFirst("\"outcome\":\"UNKNOWN\"", "\"outcome\":\"DROP\"");
        String first = file("first", dropped.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"2026-01-01T00:00:00Z\""));
        String later = file("later", check("json", "a.test:1").out());

        assertEquals(1, merge(first).code());
        assertEquals(3, merge(first, later).code());
        assertEquals(3, merge(later, first).code());
        assertEquals(1, merge("--quiet", later, first).out().lines().count());
    }

    @Test
    void a_report_that_is_cut_short_stays_so() throws IOException {
        String partial =
                file("partial", check("json", "a.test:1").out().replace("\"partial\":false", "\"partial\":true"));

        assertEquals(3, merge("--fail-on", "drop", partial).code());
    }

    @Test
    void what_is_no_report_is_one_line() throws IOException {
        String torn = file("torn", "{\"target\":");

        assertEquals(
                new Ran(2, "", "originprobe: " + torn + ": line 1, column 11: this is not JSON, or not whole\n"),
                merge(torn));
        assertEquals(2, merge(folder.resolve("absent").toString()).code());
    }

    @Test
    void reports_of_nothing_are_no_pass() throws IOException {
        String empty = file("empty", "");

        assertEquals(
                new Ran(2, "", "originprobe: there is no origin in " + empty + "; nothing was decided\n"),
                merge(empty));
    }

    private static String[] names(int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> "o" + i + ".test:1");
        return names;
    }

    private String shard(int number, int count, int targets) throws IOException {
        return file(
                number + "of" + count,
                check("ndjson", names(targets), "--shard", number + "/" + count).out());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Ran check(String format, String... names) {
        return check(format, names, new String[0]);
    }

    private static Ran check(String format, String[] names, String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", "--witness", "off", "--format", format));
        arguments.addAll(List.of(options));
        for (String name : names) {
            arguments.addAll(List.of("--resolve", name + ":127.0.0.1", name));
        }
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Ran merge(String... arguments) {
        List<String> all = new ArrayList<>(List.of("merge"));
        all.addAll(List.of(arguments));
        return Ran.of(all.toArray(String[]::new));
    }
}
