package dev.originprobe.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that the user names on the command line. */
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
        } catch (NoSuchFileException missing) {
            throw new UsageError(option + " " + file + ": there is no such file");
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageError(option + " " + file + ": cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    /**
     * The whole of a file, or of standard input, up to a bound and one byte more.
     *
     * @param file {@code -} for standard input
     * @param option the option that named it, for the error
     * @throws UsageError where it cannot be read
     */
    public static byte[] bounded(String file, String option, int most) {
        try (InputStream input = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return input.readNBytes(most + 1);
        } catch (NoSuchFileException missing) {
            throw new UsageError(option + " " + file + ": there is no such file");
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageError(option + " " + file + ": cannot be read (" + unreadable.getMessage() + ")");
        }
    }
}
