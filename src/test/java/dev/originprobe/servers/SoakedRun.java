package dev.originprobe.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as users start it, in a process of its own, over a list of targets. */
final class SoakedRun {
    private static final Pattern KILOBYTES = Pattern.compile("(?m)^(VmRSS|VmHWM):\\s+([0-9]+) kB");

    private final Process process;
    private final Path diagnostics;

    private SoakedRun(Process process, Path diagnostics) {
        this.process = process;
        this.diagnostics = diagnostics;
    }

    /** Starts it; its output is to be read. */
    static SoakedRun start(
            Path folder, Path targets, Path trusted, Instant judgedAt, int concurrency, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "scripts/originprobe",
                "check",
                "--targets",
                targets.toString(),
                "--no-mozilla-roots",
                "--trust-anchor",
                trusted.toString(),
                "--at",
                judgedAt.toString(),
                "--concurrency",
                String.valueOf(concurrency)));
        command.addAll(List.of(options));
        Path diagnostics = folder.resolve("diagnostics");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectError(diagnostics.toFile())
                    .start();
            return new SoakedRun(process, diagnostics);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Process process() {
        return process;
    }

    /** Resident memory now, in megabytes; 0 once it has ended. */
    long megabytes() {
        return megabytes("VmRSS");
    }

    /** The most that it has had resident so far. */
    long mostMegabytes() {
        return megabytes("VmHWM");
    }

    private long megabytes(String name) {
        try {
            Matcher line = KILOBYTES.matcher(Files.readString(Path.of("/proc", process.pid() + "", "status")));
            while (line.find()) {
                if (line.group(1).equals(name)) {
                    return Long.parseLong(line.group(2)) / 1024;
                }
            }
        } catch (IOException ended) {
            return 0;
        }
        return 0;
    }

    /** Ends it as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What is wrong with how it ended, where some targets are dropped; empty text for nothing. */
    String fault() throws IOException, InterruptedException {
        int code = process.waitFor();
        String words = Files.readString(diagnostics);
        return code == 1 && words.isEmpty() ? "" : "exit code " + code + ", diagnostics: " + words;
    }
}
