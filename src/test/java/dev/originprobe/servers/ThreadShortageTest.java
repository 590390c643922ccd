package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user who may have no more threads: what can be decided is, the rest is said to be ours, and nothing hangs. */
final class ThreadShortageTest {
    /** No process of this machine is one of theirs. */
    private static final String USER = "47117";

    /** Threads beyond those with which a JVM starts; with the last of them there are enough. */
    private static final int MORE = 7;

    private static final String NO_MORE = "this machine lets this process have no more threads";

    @TempDir
    Path folder;

    private static List<String> limited(int threads) {
        return List.of(
                Peers.require("setpriv"),
                "--reuid",
                USER,
                "--regid",
                USER,
                "--clear-groups",
                Peers.require("prlimit"),
                "--nproc=" + threads);
    }

    /** With the launcher's word to the JVM about its own lines. */
    private Child run(int threads, List<String> classPath, List<String> arguments) {
        return Child.run(folder, limited(threads), List.of("-Xlog:disable"), classPath, arguments);
    }

    @Test
    void it_is_not_tried_or_it_is_decided_with_the_threads_that_there_are() throws IOException {
        Peers.requireThat(
                RunningServer.succeeds("setpriv", "--reuid", USER, "--clear-groups", "true"),
                "only root can be a user without other processes, and has no limit itself");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> jar = List.of(OneJar.at(folder.resolve("one.jar")).toString());
        Identities identities = new Identities(folder);
        try (Nginx nginx = new Nginx(folder, 1)) {
            int port = nginx.site(List.of(identities.rsa()));
            nginx.start();
            String target = Identities.HOST + ":" + port;
            List<String> check = List.of(
                    "check",
                    "--quiet",
                    "--deadline",
                    "2",
                    "--trust-anchor",
                    identities.trusted().toString(),
                    "--resolve",
                    target + ":127.0.0.1",
                    target);
            int least = 6;
            while (run(least, jar, List.of("--version")).code() != 0) {
                least++;
            }
            Set<Integer> codes = new TreeSet<>();
            List<Child> all = new ArrayList<>();
            for (int threads = least; threads < least + MORE; threads++) {
                Child child = run(threads, jar, check);
                all.add(child);
                codes.add(child.code());
                String said = child.out() + child.err();
                switch (child.code()) {
                    case 0 -> assertTrue(child.out().startsWith("CONNECT"), said);
                    case 3 -> assertEquals("UNKNOWN " + target + "  not-tried\n", child.out(), said);
                    default -> {
                        assertEquals(70, child.code(), said);
                        assertTrue(child.err().startsWith("originprobe: " + NO_MORE), said);
                        assertEquals(1, child.err().lines().count(), said);
                    }
                }
            }
            assertEquals(0, all.get(MORE - 1).code(), all::toString);
            assertTrue(codes.contains(3), all::toString);
        }
    }
}
