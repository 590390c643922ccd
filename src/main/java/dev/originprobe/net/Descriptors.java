package dev.originprobe.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file descriptors of this process, each connection taking one (proc(5)). */
final class Descriptors {
    /**
     * Kept for all that is no connection: a selector of each event loop, name servers, native libraries and their files, what
     * the JVM opens when it needs it, and the reports.
     */
    private static final int RESERVE = 16;

    private static final Pattern SOFT_LIMIT = Pattern.compile("(?m)^Max open files +([0-9]+) ");

    private Descriptors() {}

    /** How many connections there may be at a time, at least 1; many where the system does not say. */
    static int forConnections() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            OptionalLong most = limit(Files.readString(Path.of("/proc/self/limits")));
            return most.isEmpty() ? Integer.MAX_VALUE : free(most.getAsLong(), open.count());
        } catch (IOException | InvalidPathException notLinux) {
            return Integer.MAX_VALUE;
        }
    }

    /** The soft limit; empty where there is none. */
    static OptionalLong limit(String limits) {
        Matcher matcher = SOFT_LIMIT.matcher(limits);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    static int free(long most, long open) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, most - open - RESERVE));
    }
}
