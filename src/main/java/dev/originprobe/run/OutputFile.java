package dev.originprobe.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Files that the user names to be written: whole or not at all, at the end of the links that lead there. What is no regular
 * file, a pipe or a device, is written through.
 */
public final class OutputFile {
    /** More than Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 41;

    /** The names in here, those of open files too, are the kernel's: none is made and none is replaced. */
    private static final Path OF_THE_KERNEL = Path.of("/proc");

    private OutputFile() {}

    /**
     * Finds out beforehand whether a file can be written.
     *
     * @param option that named it, for the error
     * @throws UsageError saying why not
     */
    public static void validate(String name, String option) {
        try {
            if (Files.isDirectory(Path.of(name))) {
                throw unusable(name, option, "is a folder; name a file");
            }
            Path file = place(name);
            if (isReplaceable(file) && !Files.isWritable(file.resolveSibling(""))) {
                throw unusable(name, option, "the folder cannot be written to");
            }
        } catch (IOException | InvalidPathException reason) {
            throw unusable(name, option, reason);
        }
    }

    /**
     * Finds out beforehand whether two options name one file, of which one would cover the other's text.
     *
     * @throws UsageError where they do
     */
    public static void requireDifferent(String name, String option, String other, String otherOption) {
        try {
            if (isReplaceable(place(name)) && place(name).equals(place(other))) {
                throw new UsageError(option + " and " + otherOption + " name one file, " + name + "; name two");
            }
        } catch (IOException | InvalidPathException reason) {
            throw unusable(name, option, reason);
        }
    }

    /**
     * Opens a file for a text in UTF-8.
     *
     * @param option that named the file, for the errors
     * @throws UsageError where it cannot be opened; its writer and its commit throw one where it cannot be written
     */
    public static Sink open(String name, String option) {
        try {
            Path file = place(name);
            if (isReplaceable(file)) {
                return replacing(file, name, option);
            }
            OutputStream stream = Files.newOutputStream(file, StandardOpenOption.APPEND);
            return new FileSink(stream, () -> {}, stream::close, reason -> unusable(name, option, reason));
        } catch (IOException reason) {
            throw unusable(name, option, reason);
        }
    }

    /**
     * Writes a whole text in UTF-8.
     *
     * @param option that named the file, for the error
     * @throws UsageError where it cannot be opened or written
     */
    public static void write(String name, String option, String text) {
        try (Sink sink = open(name, option)) {
            sink.writer().write(text);
            sink.commit();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Written beside it under another name, with the mode that it has or, where it is new, that the umask gives. */
    private static Sink replacing(Path file, String name, String option) throws IOException {
        TemporaryFile temporary = TemporaryFile.beside(file);
        try {
            if (Files.exists(file) && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(temporary.path(), Files.getPosixFilePermissions(file));
            }
        } catch (IOException reason) {
            temporary.close();
            throw reason;
        }
        OutputStream stream = Channels.newOutputStream(temporary.channel());
        return new FileSink(
                stream,
                () -> Files.move(
                        temporary.path(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE),
                temporary::close,
                reason -> unusable(name, option, reason));
    }

    /** Where the name leads: its folder without links, and the file no link but one of the kernel's. */
    private static Path place(String name) throws IOException {
        Path file = Path.of(name).toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            Path folder = file.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new FileSystemException(name, null, "there is no such folder");
            }
            file = folder.toRealPath().resolve(file.getFileName());
            if (file.startsWith(OF_THE_KERNEL) || !Files.isSymbolicLink(file)) {
                return file;
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        throw new FileSystemException(name, null, "too many links");
    }

    private static boolean isReplaceable(Path file) {
        return !file.startsWith(OF_THE_KERNEL) && (!Files.exists(file) || Files.isRegularFile(file));
    }

    /** The error of a file that cannot be written to. */
    static UsageError unusable(String name, String option, Exception reason) {
        return unusable(name, option, "cannot be written to: " + why(reason));
    }

    private static UsageError unusable(String name, String option, String why) {
        return new UsageError(option + " " + name + ": " + why);
    }

    private static String why(Exception reason) {
        if (reason instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (reason instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(
                reason instanceof FileSystemException failure ? failure.getReason() : reason.getMessage());
    }
}
