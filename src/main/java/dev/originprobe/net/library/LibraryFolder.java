package dev.originprobe.net.library;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for native libraries.
 *
 * @param kept whether the next process finds them there; else they are deleted once they are loaded
 */
record LibraryFolder(Path path, boolean kept) {
    /** Of the launcher's start-up archive: beside the jar, or in a package beside the folder that the jar is in. */
    private static final String STARTUP = "startup";

    private static final String NAME = "originprobe";

    private static final Duration A_DAY = Duration.ofDays(1);

    /** A monthly job finds its own again; a dozen versions do not pile up. */
    private static final Duration LONG_UNUSED = Duration.ofDays(30);

    /**
     * Where to look and to unpack, in this order: beside the start-up archive, in the user's cache (XDG Base Directory
     * Specification), among the temporary files.
     */
    static List<LibraryFolder> candidates() {
        List<LibraryFolder> candidates = new ArrayList<>();
        jar().filter(Files::isRegularFile).stream()
                .flatMap(LibraryFolder::startup)
                .filter(Files::isDirectory)
                .forEach(startup -> candidates.add(new LibraryFolder(startup, true)));
        absolute(System.getenv("XDG_CACHE_HOME"))
                .or(() -> absolute(System.getProperty("user.home")).map(home -> home.resolve(".cache")))
                .ifPresent(cache -> candidates.add(new LibraryFolder(cache.resolve(NAME), true)));
        absolute(System.getProperty("java.io.tmpdir"))
                .ifPresent(temporary -> candidates.add(new LibraryFolder(temporary, false)));
        return candidates;
    }

    private static Optional<Path> jar() {
        CodeSource source = LibraryFolder.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(new URI(source.getLocation().toString())));
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    private static Stream<Path> startup(Path jar) {
        Path folder = jar.getParent();
        return folder == null ? Stream.empty() : Stream.of(folder.resolve(STARTUP), folder.resolveSibling(STARTUP));
    }

    private static Optional<Path> absolute(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    /**
     * The folder in it for that content, made where there is none.
     *
     * @throws IOException where it cannot be made, or others may write what is executed from there
     */
    LibraryFolder made(String content) throws IOException {
        if (!kept) {
            return new LibraryFolder(Files.createTempDirectory(path, NAME), false);
        }
        Path own = path.resolve(content);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(own);
            // Whatever the umask: what root unpacks at the installation is for all.
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(own, LinkOption.NOFOLLOW_LINKS);
        if (allowed.contains(PosixFilePermission.OTHERS_WRITE)
                || allowed.contains(PosixFilePermission.GROUP_WRITE)
                || !isOwn(own)) {
            throw new FileSystemException(own.toString(), null, "others may write there");
        }
        return new LibraryFolder(own, true);
    }

    /** Of this user, or of root, who may do as he likes anyway. */
    private static boolean isOwn(Path folder) throws IOException {
        int owner = owner(folder);
        return owner == 0 || owner == (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    /** Notes that what is in it is used, once a day: the folder's time of change is when that was. */
    void use() {
        try {
            Instant now = Instant.now();
            if (kept && Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(A_DAY))) {
                Files.setLastModifiedTime(path, FileTime.from(now));
            }
        } catch (IOException notOurs) {
            // Who unpacked it for all may remove it, and unpacks it again.
            return;
        }
    }

    /** Removes what other versions unpacked in it and nobody has used since long: what is loaded from there stays loaded. */
    void removeUnused() {
        if (!kept) {
            return;
        }
        try (DirectoryStream<Path> versions =
                Files.newDirectoryStream(path, version -> Content.isName(String.valueOf(version.getFileName())))) {
            for (Path version : versions) {
                removeUnused(version);
            }
        } catch (IOException left) {
            // It takes room, and does no harm.
            return;
        }
    }

    private static void removeUnused(Path version) throws IOException {
        if (!Files.isDirectory(version, LinkOption.NOFOLLOW_LINKS)
                || Files.getLastModifiedTime(version)
                        .toInstant()
                        .isAfter(Instant.now().minus(LONG_UNUSED))) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(version)) {
            files = all.toList();
        }
        if (files.stream().allMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(version);
        }
    }

    /** Deletes that file and this folder, where nobody would find them again. */
    void discard(Path file) {
        if (!kept) {
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(path);
            } catch (IOException left) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
