package dev.originprobe.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The servers that are installed. A test that needs a missing one is skipped, and fails where {@code CI} is {@code true}. */
public final class Peers {
    /** Where distributions put servers, beside what PATH names. */
    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");

    private Peers() {}

    /** The path of that command. */
    public static String require(String command) {
        Optional<Path> found = Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)), SYSTEM_FOLDERS.stream())
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
        require(command, found.isPresent());
        return found.orElseThrow().toString();
    }

    /** A file that a package brings: a module of a server. */
    static void requireFile(Path file) {
        require(file.toString(), Files.exists(file));
    }

    private static void require(String peer, boolean found) {
        requireThat(found, peer + " is missing: run scripts/install-peers");
    }

    /** What this machine must allow. */
    static void requireThat(boolean found, String missing) {
        if (!found && "true".equals(System.getenv("CI"))) {
            Assertions.fail(missing);
        }
        Assumptions.assumeTrue(found, missing);
    }
}
