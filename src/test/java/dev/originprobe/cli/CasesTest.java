package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was seen once, in a folder for each case under {@code testdata/cases}, is judged as its {@code expected.txt} says. */
final class CasesTest {
    private static final Path CASES = Path.of("testdata/cases");

    /** The cases' names. A folder that was left half made fails for want of its files. */
    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_case_is_judged_as_expected(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Path expected = folder.resolve("expected.txt");
        Ran judged = Ran.of(
                "judge",
                folder.resolve("evidence.ndjson").toString(),
                "--no-mozilla-roots",
                "--trust-anchor",
                folder.resolve("roots.pem").toString(),
                "--at",
                Files.readString(folder.resolve("at.txt")).strip());
        assertEquals("", judged.err());
        if (Boolean.getBoolean("originprobe.rewrite")) {
            Files.writeString(expected, judged.out());
        }
        assertEquals(Files.readString(expected), judged.out());
    }
}
