package dev.originprobe.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that the user names to be written: whole or not at all. */
final class OutputFile {
    private OutputFile() {}

    /** What writes the text; one that fails leaves no file behind. */
    interface Body<T> {
        T writeTo(Writer writer) throws IOException;
    }

    /**
     * Finds out beforehand whether a file can be written.
     *
     * @param option that named it, for the error
     * @throws UsageError saying why not
     */
    static void validate(String file, String option) {
        Path folder = Path.of(file).toAbsolutePath().getParent();
        if (Files.isDirectory(Path.of(file)) || folder == null || !Files.isDirectory(folder)) {
            throw new UsageError(option + " " + file + ": "
                    + (Files.isDirectory(Path.of(file)) ? "is a folder; name a file" : "there is no such folder"));
        }
        if (!Files.isWritable(folder)) {
            throw new UsageError(option + " " + file + ": the folder cannot be written to");
        }
    }

    /** Writes a text in UTF-8, and gives what its body gives. */
    static <T> T write(String name, Body<T> body) throws IOException {
        Path file = Path.of(name).toAbsolutePath();
        Path temporary = Files.createTempFile(file.getParent(), ".originprobe", ".tmp");
        // A signal ends the process without the finally below.
        temporary.toFile().deleteOnExit();
        try {
            T given;
            try (Writer writer = new OutputStreamWriter(Files.newOutputStream(temporary), StandardCharsets.UTF_8)) {
                given = body.writeTo(writer);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return given;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
