package dev.originprobe.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that the user names on the command line. Where one is read as a stream, {@code -} is standard input. */
public final class InputFile {
    private InputFile() {}

    /**
     * The whole text of a file in UTF-8.
     *
     * @param option the option that named it, for the error
     * @throws UsageError where it cannot be read
     */
    public static String text(String file, String option) {
        return new String(bytes(file, option), StandardCharsets.UTF_8);
    }

    /**
     * The whole of a file.
     *
     * @param option the option that named it, for the error
     * @throws UsageError where it cannot be read
     */
    public static byte[] bytes(String file, String option) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException reason) {
            throw unreadable(file, option, reason);
        }
    }

    /**
     * The whole of a file, or of standard input, up to a bound and one byte more.
     *
     * @param option the option that named it, for the error
     * @throws UsageError where it cannot be read
     */
    public static byte[] bounded(String file, String option, int most) {
        try (InputStream input = open(file, option)) {
            return input.readNBytes(most + 1);
        } catch (IOException reason) {
            throw unreadable(file, option, reason);
        }
    }

    /**
     * A file, or standard input, as a stream.
     *
     * @param option the option that named it, for the error
     * @throws UsageError where it cannot be opened
     */
    public static InputStream open(String file, String option) {
        try {
            if (file.equals("-")) {
                return System.in;
            }
            // a folder opens like a file on Linux, and fails only when it is read
            if (Files.isDirectory(Path.of(file))) {
                throw new FileSystemException(file);
            }
            return Files.newInputStream(Path.of(file));
        } catch (IOException | InvalidPathException reason) {
            throw unreadable(file, option, reason);
        }
    }

    /** A file, or standard input, as a stream of text in UTF-8. */
    public static BufferedReader reader(String file, String option) {
        return new BufferedReader(new InputStreamReader(open(file, option), StandardCharsets.UTF_8));
    }

    /** The error of a file that cannot be read. */
    static UsageError unreadable(String file, String option, Exception reason) {
        return new UsageError(option + " " + file + ": " + why(file, reason));
    }

    private static String why(String file, Exception reason) {
        if (reason instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (reason instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        if (!(reason instanceof InvalidPathException) && Files.isDirectory(Path.of(file))) {
            return "is a folder; name a file";
        }
        return "cannot be read: "
                + (reason instanceof FileSystemException failure && failure.getReason() != null
                        ? failure.getReason()
                        : reason.getMessage());
    }
}
