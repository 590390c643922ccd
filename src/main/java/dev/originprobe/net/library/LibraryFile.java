package dev.originprobe.net.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A native library out of the jar, as a file in the first folder from which this process may execute: unpacked there once,
 * and found there by the next process, which checks its content.
 *
 * @param path named as the resource is
 * @param folder where it is; deleted with it where nobody would find it again
 */
public record LibraryFile(Path path, LibraryFolder folder) implements AutoCloseable {
    /**
     * The file of a resource.
     *
     * @param resource its absolute name
     * @throws LibraryUnavailable where the jar does not have it, or there is no folder to execute it from
     */
    public static LibraryFile of(String resource) throws LibraryUnavailable {
        URL packed = LibraryFile.class.getResource(resource);
        if (packed == null) {
            throw new LibraryUnavailable("this build does not have it");
        }
        return in(LibraryFolder.candidates(), packed);
    }

    static LibraryFile in(List<LibraryFolder> candidates, URL packed) throws LibraryUnavailable {
        List<String> reasons = new ArrayList<>();
        try {
            Content content = Content.of(packed);
            for (LibraryFolder candidate : candidates) {
                try {
                    return unpacked(candidate, packed, content);
                } catch (IOException | UnsupportedOperationException unusable) {
                    reasons.add(candidate.path() + ": " + why(unusable));
                }
            }
        } catch (IOException broken) {
            throw new LibraryUnavailable("the jar cannot be read: " + broken.getMessage());
        }
        throw new LibraryUnavailable("there is no folder to execute it from (" + String.join("; ", reasons) + ")");
    }

    private static LibraryFile unpacked(LibraryFolder candidate, URL packed, Content content) throws IOException {
        LibraryFolder folder = candidate.made(content.name());
        Path file = folder.path()
                .resolve(packed.getPath().substring(packed.getPath().lastIndexOf('/') + 1));
        try {
            if (content.isOf(file)) {
                folder.use();
            } else {
                unpack(packed, file);
                candidate.removeUnused();
            }
            if (!content.isOf(file)) {
                throw new FileSystemException(file.toString(), null, "it was not written whole");
            }
            // The kernel says no to access(X_OK) where the file system is mounted without execution.
            if (!Files.isExecutable(file)) {
                throw new FileSystemException(file.toString(), null, "it may not be executed there");
            }
            return new LibraryFile(file, folder);
        } catch (IOException unusable) {
            folder.discard(file);
            throw unusable;
        }
    }

    /** Under another name first, so that no other process ever sees half of it. */
    private static void unpack(URL packed, Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try (InputStream library = packed.openStream()) {
            Files.copy(library, half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static String why(Exception unusable) {
        if (unusable instanceof AccessDeniedException) {
            return "permission denied";
        }
        return unusable instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(unusable.getMessage());
    }

    /** What it lies in, alone. */
    public Path parent() {
        return folder.path();
    }

    /** Once it is loaded: the kernel keeps what is mapped. */
    @Override
    public void close() {
        folder.discard(path);
    }
}
