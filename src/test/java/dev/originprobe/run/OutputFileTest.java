package dev.originprobe.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void a_new_file_has_the_mode_that_the_umask_gives() throws IOException {
        Path reference = Files.createFile(folder.resolve("reference"));

        assertEquals(mode(reference), mode(written(folder.resolve("report"))));
    }

    @Test
    void a_file_that_is_replaced_keeps_its_mode() throws IOException {
        Path file = Files.createFile(folder.resolve("report"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertEquals("rw-r-----", mode(written(file)));
    }

    @Test
    void links_stay_and_what_they_lead_to_is_replaced() throws IOException {
        Path target =
                Files.createFile(Files.createDirectory(folder.resolve("there")).resolve("report"));
        Path middle = Files.createSymbolicLink(folder.resolve("middle"), Path.of("there", "report"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), middle);

        written(link);

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isSymbolicLink(middle));
        assertTrue(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void a_link_to_no_file_yet_has_it_made() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));

        written(link);

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(folder.resolve("later")));
    }

    @Test
    void a_pipe_is_written_through_and_stays_one() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> text(pipe));

        OutputFile.validate(pipe.toString(), "--output");
        OutputFile.write(pipe.toString(), "--output", "report");

        assertEquals("report", read.join());
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    void a_device_is_written_through_and_stays_one() throws IOException, InterruptedException {
        Path device = device("null", 3);

        OutputFile.validate(device.toString(), "--output");
        OutputFile.write(device.toString(), "--output", "report");

        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void what_is_lost_on_the_way_is_one_line() throws IOException, InterruptedException {
        cannotBeWritten(device("full", 7).toString(), "No space left on device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/x", "/proc/self/fd/x"})
    void what_cannot_be_opened_is_one_line(String file) {
        cannotBeWritten(file, "there is no such file");
    }

    private static void cannotBeWritten(String file, String why) {
        UsageError error = assertThrows(UsageError.class, () -> OutputFile.write(file, "--output", "report"));

        assertEquals("--output " + file + ": cannot be written to: " + why, error.getMessage());
    }

    /** A copy of a device of Linux, as who can make one could replace the device itself; for others the device. */
    private Path device(String name, int minor) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        boolean made = new ProcessBuilder("mknod", copy.toString(), "c", "1", String.valueOf(minor))
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(made || !Files.isWritable(Path.of("/dev")), "no mknod");
        return made ? copy : Path.of("/dev", name);
    }

    @Test
    void links_in_a_circle_are_bad_input() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, link);

        assertThrows(UsageError.class, () -> OutputFile.validate(link.toString(), "--output"));
    }

    @Test
    void a_text_that_is_not_committed_leaves_all_as_it_was() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "before");

        try (Sink sink = OutputFile.open(file.toString(), "--output")) {
            sink.writer().append("half").flush();
        }

        assertEquals("before", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static Path written(Path file) throws IOException {
        OutputFile.validate(file.toString(), "--output");
        OutputFile.write(file.toString(), "--output", "report");
        assertEquals("report", Files.readString(file));
        return file;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String text(Path file) {
        return InputFile.text(file.toString(), "test");
    }
}
