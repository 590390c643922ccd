package dev.originprobe.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is being written, beside the one that it will replace. Its process holds a lock on it: one that is not locked
 * was left by a process that was killed, and is removed by the next that writes in that folder.
 *
 * @param channel open for writing, and locked where the file system has locks
 */
record TemporaryFile(Path path, FileChannel channel) {
    private static final String PREFIX = ".originprobe";
    private static final String SUFFIX = ".tmp";

    /** Of this process: opening and closing one of them again would end the lock on it (fcntl(2)). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** Makes one, and removes those that are left there. */
    static TemporaryFile beside(Path file) throws IOException {
        removeLeft(file.resolveSibling(""));
        while (true) {
            Path path = file.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
            OURS.add(path);
            // A signal may end the process before it is closed.
            path.toFile().deleteOnExit();
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Between the two another process may have taken it for one that was left, and have removed it.
            if (lock(channel) && Files.exists(path)) {
                return new TemporaryFile(path, channel);
            }
            channel.close();
            OURS.remove(path);
        }
    }

    /** Removes it where it is still there. */
    void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        OURS.remove(path);
    }

    /** False where another holds it; true too where the file system has no locks, and none is removed. */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocks) {
            return true;
        }
    }

    private static void removeLeft(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "????????-*" + SUFFIX)) {
            for (Path path : left) {
                if (!OURS.contains(path)) {
                    removeIfLeft(path);
                }
            }
        }
    }

    private static void removeIfLeft(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException inUse) {
            // Another's, in use, or gone by now: it stays where it is, and this run needs it no more than before.
            return;
        }
    }
}
