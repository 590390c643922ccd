package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal origins get equal verdicts, whatever else runs beside them, in a process of few means. */
final class OverloadTest {
    private static final int TARGETS = 300;

    private static final List<String> FEW_DESCRIPTORS = List.of("sh", "-c", "ulimit -n 64; exec \"$@\"", "sh");

    private static final List<String> VERY_FEW_DESCRIPTORS = List.of("sh", "-c", "ulimit -n 32; exec \"$@\"", "sh");

    @TempDir
    static Path folder;

    private static Path jar;
    private static Path trusted;
    private static Nginx nginx;
    private static final MixedOrigins OTHERS = new MixedOrigins();

    /** The port of each kind, with how many of a hundred are of it. */
    private static final Map<Kind, Integer> KINDS = new LinkedHashMap<>();

    /** The verdict on one of each kind, beside which nothing runs. */
    private static final Map<Kind, String> ALONE = new LinkedHashMap<>();

    private record Kind(String name, int port) {}

    private record Origin(Kind kind, String target) {}

    @BeforeAll
    static void start() throws IOException {
        jar = OneJar.at(folder.resolve("originprobe.jar"));
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        nginx = new Nginx(folder, 1);
        List<Identities.Identity> served = List.of(identities.ecdsaNamed("*.origin.test"));
        int good = nginx.site(served);
        nginx.alsoAt("0.0.0.0", good, served);
        nginx.start();
        KINDS.put(new Kind("good", good), 59);
        KINDS.put(new Kind("silent", OTHERS.silent()), 7);
        KINDS.put(new Kind("refusing", OTHERS.refusing(50)), 9);
        KINDS.put(new Kind("resetting", OTHERS.resetting()), 25);
        for (Kind kind : KINDS.keySet()) {
            String target = "one.origin.test:" + kind.port();
            Child one = check(List.of(), List.of("--resolve", target + ":127.0.0.1", target));
            ALONE.put(kind, verdict(one.origins().values().iterator().next()));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        nginx.close();
        OTHERS.close();
    }

    @Test
    void behind_one_address() throws IOException {
        assertAlike(VERY_FEW_DESCRIPTORS, TARGETS / 3, i -> "127.0.0.1");
    }

    @Test
    void behind_an_address_each() throws IOException {
        assertAlike(FEW_DESCRIPTORS, TARGETS, OverloadTest::ownAddress);
    }

    @Test
    void alone_each_kind_gets_its_verdict() {
        assertEquals(
                List.of(
                        "CONNECT",
                        "UNKNOWN 504 handshake-timed-out",
                        "DROP 502 handshake-refused",
                        "DROP 502 handshake-closed"),
                ALONE.values().stream()
                        .map(verdict -> verdict.startsWith("CONNECT")
                                ? "CONNECT"
                                : verdict.replaceFirst("(\\S+ \\d+ \\S+) .*", "$1"))
                        .toList());
    }

    /** Every connection at once takes this machine longer than the origins may take. */
    @Test
    void where_a_thousand_connections_may_be_open() throws IOException {
        assertAlike(List.of("sh", "-c", "ulimit -n 1024; exec \"$@\"", "sh"), TARGETS, OverloadTest::ownAddress);
    }

    private static String ownAddress(int i) {
        return "127.0." + (1 + i / 250) + "." + (1 + i % 250);
    }

    private static void assertAlike(List<String> around, int targets, IntFunction<String> address) throws IOException {
        List<Origin> origins = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        KINDS.forEach((kind, percent) -> IntStream.range(0, targets * percent / 100)
                .forEach(i -> origins.add(new Origin(kind, kind.name() + i + ".origin.test:" + kind.port()))));
        Collections.shuffle(origins, new Random(1));
        for (int i = 0; i < origins.size(); i++) {
            arguments.addAll(List.of(
                    "--resolve",
                    origins.get(i).target() + ":" + address.apply(i),
                    origins.get(i).target()));
        }

        Child together = check(around, arguments);

        assertEquals(
                around == FEW_DESCRIPTORS || around == VERY_FEW_DESCRIPTORS
                        ? "the limit of open files (ulimit -n) leaves N connections at a time"
                        : "",
                together.err()
                        .replaceFirst("originprobe: ", "")
                        .replaceFirst("leaves \\d+ ", "leaves N ")
                        .replaceFirst(" for \\d+ targets in flight: .*\n", ""));
        assertEquals(1, together.code());
        Map<String, String> expected = new TreeMap<>();
        origins.forEach(origin -> expected.put(origin.target(), ALONE.getOrDefault(origin.kind(), "")));
        Map<String, String> seen = new TreeMap<>();
        together.origins().forEach((target, origin) -> seen.put(target, verdict(origin)));
        assertEquals(expected, seen);
    }

    private static Child check(List<String> around, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "check",
                "--format",
                "ndjson",
                "--trust-anchor",
                trusted.toString(),
                "--no-mozilla-roots",
                "--handshake-timeout",
                "1",
                "--per-host",
                "16"));
        all.addAll(arguments);
        return Child.run(folder, around, List.of("-Xmx64m", "-Duser.home=" + folder), List.of(jar.toString()), all);
    }

    /** All that is decided, without where. */
    private static String verdict(JsonNode origin) {
        return origin.path("outcome").asText() + " " + origin.path("status").asText() + " "
                + StreamSupport.stream(origin.path("findings").spliterator(), false)
                        .map(finding -> finding.path("rule").asText() + " "
                                + finding.path("ruling").asText() + " "
                                + finding.path("particulars")
                                        .path(0)
                                        .path("seen")
                                        .asText())
                        .collect(Collectors.joining(", "));
    }
}
