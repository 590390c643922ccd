package dev.originprobe.net.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the folders of other versions when a library is unpacked beside them. */
final class LibraryFileTest {
    private final FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
    private final FileTime lately = FileTime.from(Instant.now().minus(Duration.ofDays(29)));

    @TempDir
    Path cache;

    @TempDir
    Path elsewhere;

    private URL packed() throws IOException {
        return Files.writeString(elsewhere.resolve("libx.so"), "a library")
                .toUri()
                .toURL();
    }

    private Path unpack() throws IOException, LibraryUnavailable {
        return LibraryFile.in(List.of(new LibraryFolder(cache, true)), packed()).parent();
    }

    private Path other(String name, FileTime used) throws IOException {
        Path folder = Files.createDirectory(cache.resolve(name));
        Files.writeString(folder.resolve("libx.so"), "another");
        return Files.setLastModifiedTime(folder, used);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return all.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void what_nobody_has_used_for_a_month_is_removed_and_nothing_that_is_not_ours() throws Exception {
        other("23f864eb-134447", longAgo);
        other("5183a1ed-3066080", lately);
        other("somebody-else", longAgo);
        other("5183a1ed-3066080.kept", longAgo);
        Files.setLastModifiedTime(Files.writeString(cache.resolve("abc-1"), "a file"), longAgo);
        Files.createSymbolicLink(cache.resolve("abc-2"), elsewhere);

        String own = unpack().getFileName().toString();

        assertEquals(
                Set.of(own, "5183a1ed-3066080", "somebody-else", "5183a1ed-3066080.kept", "abc-1", "abc-2"), names());
    }

    @Test
    void what_is_used_is_not_removed_by_another_version() throws Exception {
        Path own = unpack();
        Files.setLastModifiedTime(own, longAgo);
        assertEquals(own, unpack());
        assertTrue(Files.getLastModifiedTime(own).compareTo(lately) > 0);
    }

    @Test
    void a_folder_in_which_something_else_lies_keeps_nobody_from_working() throws Exception {
        Path old = other("23f864eb-134447", longAgo);
        Files.writeString(Files.createDirectory(old.resolve("deep")).resolve("file"), "whose?");
        Files.setLastModifiedTime(old, longAgo);
        String own = unpack().getFileName().toString();
        assertEquals(Set.of(own, "23f864eb-134447"), names());
        assertTrue(Files.exists(old.resolve("libx.so")));
    }
}
