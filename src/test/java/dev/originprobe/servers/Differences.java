package dev.originprobe.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why another scanner may say something else of a server than we do: {@code testdata/interop/differences.txt}. A paragraph
 * is the reason, on lines with {@code #}, and below it the differences:
 *
 * <pre>SERVERS: SCANNER has|lacks|sometimes lacks PROTOCOLS SUITES</pre>
 *
 * <p>with the suites that it has and we lack, or the other way round; servers and suites are separated by blanks, protocols by
 * commas.
 */
final class Differences {
    private static final Path FILE = Path.of("testdata", "interop", "differences.txt");
    private static final Pattern LINE =
            Pattern.compile("([a-z0-9_ -]+): ([a-z]+) (sometimes )?(has|lacks) (\\S+) ([A-Z0-9_ -]+)");

    private final List<Difference> known;

    Differences() {
        try {
            known = Stream.of(Files.readString(FILE).split("\n\n+", -1))
                    .flatMap(paragraph -> explained(paragraph.strip()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Difference(String server, String scanner, String said, boolean sometimes) {}

    private static Stream<Difference> explained(String paragraph) {
        List<String> lines = paragraph.lines().toList();
        if (!paragraph.startsWith("# ")) {
            throw new AssertionError("without a reason: " + paragraph);
        }
        return lines.stream().filter(line -> !line.startsWith("#")).flatMap(Differences::of);
    }

    private static Stream<Difference> of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("not a difference: " + line);
        }
        return Stream.of(parts.group(1).split(" ", -1))
                .flatMap(server -> Stream.of(parts.group(5).split(",", -1))
                        .flatMap(protocol -> Stream.of(parts.group(6).split(" ", -1))
                                .map(suite -> new Difference(
                                        server,
                                        parts.group(2),
                                        parts.group(4) + " " + protocol + " " + suite,
                                        parts.group(3) != null))));
    }

    /** The servers that there are differences at. */
    Set<String> servers() {
        return known.stream().map(Difference::server).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong with a comparison: each difference without a reason, and each reason without its difference. */
    List<String> faults(String server, OtherScanner scanner, Set<String> theirs, Set<String> ours) {
        Set<String> actual = new TreeSet<>();
        theirs.stream().filter(suite -> !ours.contains(suite)).forEach(suite -> actual.add("has " + suite));
        ours.stream().filter(suite -> !theirs.contains(suite)).forEach(suite -> actual.add("lacks " + suite));
        List<String> faults = new ArrayList<>();
        List<Difference> here = known.stream()
                .filter(one -> one.server().equals(server) && one.scanner().equals(scanner.command()))
                .toList();
        here.stream()
                .filter(one -> !one.sometimes() && !actual.contains(one.said()))
                .forEach(one -> faults.add("no longer: " + one));
        actual.stream()
                .filter(said -> here.stream().noneMatch(one -> one.said().equals(said)))
                .forEach(said -> faults.add("without a reason: " + server + ": " + scanner.command() + " " + said));
        return faults;
    }
}
