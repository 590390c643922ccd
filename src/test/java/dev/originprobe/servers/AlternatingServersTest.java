package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about one address behind which two servers take turns, a good one and another. */
final class AlternatingServersTest {
    @TempDir
    static Path folder;

    private static final List<Integer> FRONT = FreePorts.some(4);
    private static final List<String> OTHERS = List.of("certificate-expired", "name-mismatch", "chain-incomplete");
    private static final RunningServers SERVERS = new RunningServers();
    private static Path trusted;

    /** Null until it is started. */
    private static @Nullable Nginx nginx;

    @BeforeAll
    static void start() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        Nginx started = new Nginx(folder, OTHERS.size() + 2);
        nginx = started;
        int good = started.site(List.of(identities.rsa()));
        List<Integer> others = new ArrayList<>();
        for (Identity identity : List.of(identities.expired(), identities.named("other.test"), identities.alone())) {
            others.add(started.site(List.of(identity)));
        }
        others.add(started.site(List.of(identities.rsa()), "ssl_reject_handshake on"));
        started.start();
        SERVERS.add(Haproxy.alternating(
                folder,
                FRONT,
                others.stream().map(other -> List.of(good, other)).toList()));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
        if (nginx != null) {
            nginx.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> the_worse_of_two_chains_decides_whichever_connection_met_it() {
        return Stream.of(0, 1, 2)
                .map(i -> DynamicTest.dynamicTest(OTHERS.get(i), () -> drops(FRONT.get(i), OTHERS.get(i))));
    }

    private static void drops(int port, String rule) {
        // Without the witness a probe makes three connections, so that each of the servers is the first once.
        for (int probe = 0; probe < 2; probe++) {
            Seen seen = Seen.at(port, trusted, "--witness", "off");
            assertEquals("DROP", seen.outcome(), seen::report);
            assertEquals(Set.of(rule, "session-inconsistent"), seen.rules(), seen::report);
        }
    }

    @Test
    void both_leaves_are_shown_with_names_and_dates() {
        Ran ran = Seen.text(FRONT.get(1), trusted, "--witness", "off");
        String said = ran.out().replaceAll("\\s+", " ");
        assertTrue(said.contains("a certificate for origin.test, valid from 20"), said);
        assertTrue(said.contains("a certificate for other.test, valid from 20"), said);
    }

    @Test
    void a_server_that_refuses_beside_one_that_answers_is_unsteady_whichever_comes_first() throws IOException {
        for (int probe = 0; probe < 2; probe++) {
            Seen seen = Seen.at(FRONT.get(3), trusted, "--witness", "off");
            assertEquals("UNKNOWN", seen.outcome(), seen::report);
            assertTrue(seen.rules().contains("handshake-unsteady"), seen::report);
            next(FRONT.get(3));
        }
    }

    /** One connection more or less, after which the other server is the first. */
    private static void next(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
}
