package dev.originprobe.net.s2n;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder with native libraries out of the jar. It can be deleted once they are loaded: the kernel keeps what is mapped.
 *
 * @param folder readable by this user alone
 */
record UnpackedLibrary(Path folder) implements AutoCloseable {
    /**
     * Unpacks resources into the first folder from which this process may execute.
     *
     * @param resources absolute names of resources; a file is called as the last part of its name
     * @throws S2nUnavailable where there is no such folder, or a resource is not in the jar
     */
    static UnpackedLibrary of(List<String> resources) throws S2nUnavailable {
        for (String resource : resources) {
            if (UnpackedLibrary.class.getResource(resource) == null) {
                throw new S2nUnavailable("this build does not have it");
            }
        }
        for (String parent : parents()) {
            UnpackedLibrary unpacked = unpacked(Path.of(parent), resources);
            if (unpacked.isExecutable(resources)) {
                return unpacked;
            }
            unpacked.close();
        }
        throw new S2nUnavailable("there is no folder to execute it from");
    }

    /** The file of a resource. */
    Path file(String resource) {
        return folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    }

    private static List<String> parents() {
        return Stream.of("java.io.tmpdir", "user.home")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .filter(folder -> Files.isWritable(Path.of(folder)))
                .toList();
    }

    private static UnpackedLibrary unpacked(Path parent, List<String> resources) throws S2nUnavailable {
        try {
            UnpackedLibrary unpacked = new UnpackedLibrary(Files.createTempDirectory(parent, "originprobe"));
            for (String resource : resources) {
                copy(resource, unpacked.file(resource));
            }
            return unpacked;
        } catch (IOException unwritable) {
            throw new S2nUnavailable("it cannot be unpacked: " + unwritable.getMessage(), unwritable);
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream library = UnpackedLibrary.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(library), file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** The kernel says no to access(X_OK) where the file system is mounted without execution. */
    private boolean isExecutable(List<String> resources) {
        return resources.stream().allMatch(resource -> Files.isExecutable(file(resource)));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            folder.toFile().deleteOnExit();
        }
    }
}
