package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.ScriptedPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command line makes of {@link HostileOrigins} and {@link PresumptuousHellos}: none gets a CONNECT, an exception
 * or its time. What breaks the protocol is a DROP, what cannot be known is UNKNOWN.
 */
@Timeout(120)
final class HostileOriginsTest {
    @TempDir
    static Path folder;

    private static Path trusted;

    @BeforeAll
    static void issue() throws IOException {
        trusted = Files.writeString(folder.resolve("root.pem"), HostileOrigins.ROOT.pem());
    }

    @FunctionalInterface
    private interface Check {
        void of(Hostile hostile, int port) throws IOException;
    }

    private static DynamicTest test(Hostile hostile, Check check) {
        return dynamicTest(hostile.name(), () -> {
            try (ScriptedPeer peer = ScriptedPeer.playing(hostile.script())) {
                check.of(hostile, peer.endpoint().port());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_check_ends_and_never_connects() {
        return Stream.of(
                        HostileOrigins.broken(),
                        HostileOrigins.whole(),
                        HostileOrigins.resets(),
                        PresumptuousHellos.all())
                .flatMap(hostiles -> hostiles)
                .map(hostile -> test(hostile, HostileOriginsTest::check));
    }

    @TestFactory
    Stream<DynamicTest> a_matrix_ends_and_finds_nothing_accepted_in_what_is_broken() {
        return HostileOrigins.broken()
                .map(hostile -> test(hostile, (one, port) -> {
                    JsonNode matrix = matrix(port);
                    assertEquals(
                            List.of(),
                            texts(matrix, "reply").stream()
                                    .filter("ACCEPTED"::equals)
                                    .toList());
                    assertEquals(false, texts(matrix, "outcome").contains("CONNECT"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_matrix_ends_and_finds_no_setting_that_connects() {
        return HostileOrigins.whole()
                .map(hostile -> test(hostile, (one, port) -> {
                    JsonNode matrix = matrix(port);
                    assertTrue(matrix.path("recommended").isNull());
                    assertEquals(
                            false, texts(matrix.path("profiles"), "outcome").contains("CONNECT"));
                }));
    }

    @Test
    void what_somebody_closes_who_has_had_enough_of_connections_is_refused_by_nobody() {
        AtomicInteger made = new AtomicInteger();
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            if (made.getAndIncrement() < 12) {
                HostileOrigins.speakTls12(line);
            }
        })) {
            List<String> replies = new ArrayList<>();
            matrix(peer.endpoint().port())
                    .path("addresses")
                    .path(0)
                    .path("suites")
                    .forEach(suite -> {
                        if (suite.path("protocol").asText().equals("TLSv1.2")
                                && suite.path("authentication").asText().equals("ECDSA")) {
                            replies.add(suite.path("reply").asText());
                        }
                    });
            // Which questions come first is chance: at most one suite was answered with.
            assertTrue(replies.stream().filter("UNDECIDED"::equals).count() >= replies.size() - 1, replies::toString);
            assertEquals(false, replies.contains("REFUSED"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void check(Hostile hostile, int port) throws IOException {
        Ran ran = run("check", port, "--handshake-timeout", "1");
        JsonNode origin = new ObjectMapper().readTree(ran.out()).path("origins").path(0);
        assertEquals(
                hostile.outcome() + " " + new TreeSet<>(hostile.rules()),
                origin.path("outcome").asText() + " " + new TreeSet<>(texts(origin.path("findings"), "rule")),
                origin::toPrettyString);
        assertEquals(hostile.outcome().equals("DROP") ? 1 : 3, ran.code());
        assertEquals("", ran.err());
        assertTrue(origin.path("error").isNull());
    }

    private static JsonNode matrix(int port) throws IOException {
        Ran ran = run("matrix", port, "--handshake-timeout", "0.5", "--deadline", "3");
        assertEquals("", ran.err());
        assertNotEquals(70, ran.code());
        return new ObjectMapper().readTree(ran.out());
    }

    private static Ran run(String command, int port, String... options) {
        String target = Identities.HOST + ":" + port;
        return Ran.of(Stream.concat(
                        Stream.of(
                                command,
                                "--format",
                                "json",
                                "--resolve",
                                target + ":127.0.0.1",
                                "--trust-anchor",
                                trusted.toString(),
                                "--no-mozilla-roots",
                                target),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private static List<String> texts(JsonNode in, String name) {
        return in.findValuesAsText(name);
    }
}
