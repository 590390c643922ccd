package dev.originprobe.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ports for the servers of the tests, each handed out once. They lie below those that systems give to outgoing
 * connections (from 32,768 on Linux), so that none of the tests' own connections takes one before its server does.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int COUNT = 22_000;

    /** Test runs side by side start in different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 211 % COUNT));

    private FreePorts() {}

    /** A port on which nothing listens now. */
    public static int one() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + NEXT.getAndIncrement() % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no port from " + FIRST + " on is free");
    }

    /** That many different ones. */
    static List<Integer> some(int count) {
        return Stream.generate(FreePorts::one).limit(count).toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket everywhere = new ServerSocket(port)) {
            return everywhere.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
