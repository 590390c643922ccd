package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about origins that refuse one hello and answer another. */
final class UnsteadyOriginsTest {
    private static final int FATAL = 2;

    @TempDir
    static Path folder;

    /** The root of those that answer after they have refused. */
    private static Path answering;

    @BeforeAll
    static void issue() throws IOException {
        answering = Files.writeString(folder.resolve("answering.pem"), HostileOrigins.ROOT.pem());
    }

    /** Refuses so many connections and answers those after them. */
    private static Script refusingFirst(int connections, Script refusal) {
        AtomicInteger before = new AtomicInteger();
        return line -> {
            if (before.getAndIncrement() < connections) {
                refusal.play(line);
            } else {
                HostileOrigins.speakTls12(line);
                line.stay();
            }
        };
    }

    private static void isUnsteady(Script script) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.refuses("unsteady", peer.endpoint().port(), "handshake-unsteady")
                    .undecided()
                    .check(answering);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 70, 80, 112})
    void one_alert_and_then_answers_is_unsteady(int description) {
        isUnsteady(refusingFirst(1, line -> {
            line.readRecord();
            line.send(ServerBytes.alert(FATAL, description));
        }));
    }

    @Test
    void resets_at_every_attempt_and_then_answers_are_unsteady() {
        isUnsteady(refusingFirst(3, line -> {
            line.readRecord();
            line.reset();
        }));
    }

    @Test
    void a_plain_text_refusal_and_then_tls_is_unsteady_and_no_lack_of_tls() {
        isUnsteady(refusingFirst(1, line -> {
            line.readRecord();
            line.send(ServerBytes.ascii("too many connections\r\n"));
            line.stay();
        }));
    }

    /** As F5's load balancers of 2013 (RFC 7685, 1). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_middlebox_that_drops_hellos_of_256_to_511_octets_is_told_by_their_length(boolean resets) {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            byte[] hello = line.readRecord();
            int length = hello.length - 5;
            if (length >= 256 && length <= 511) {
                if (resets) {
                    line.reset();
                } else {
                    line.send(ServerBytes.alert(FATAL, 40));
                }
            } else {
                HostileOrigins.answerTls12(line, hello);
                line.stay();
            }
        })) {
            int port = peer.endpoint().port();
            Row.refuses("length", port, resets ? "handshake-closed" : "handshake-refused")
                    .check(answering);
            String said = Seen.text(port, answering).out().replaceAll("\\s+", " ");
            assertTrue(said.contains("drops hellos of 256 to 511 octets"), said);
        }
    }
}
