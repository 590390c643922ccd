package dev.originprobe.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program in a process of its own: for what is a process's, as its limits and its folders are. */
record Child(int code, String out, String err) {
    /** Longer than any of them takes on the slowest machine: one that hangs fails its test. */
    private static final int SECONDS = 120;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Runs it to its end.
     *
     * @param folder for its streams
     * @param around a command line that runs the one behind it; empty for none
     * @param jvm options of the JVM
     */
    static Child run(
            Path folder, List<String> around, List<String> jvm, List<String> classPath, List<String> arguments) {
        return ended(start(folder, around, jvm, classPath, arguments), folder);
    }

    /** Starts it; its standard input is a pipe, its output and diagnostics are the files {@code out} and {@code err}. */
    static Process start(
            Path folder, List<String> around, List<String> jvm, List<String> classPath, List<String> arguments) {
        return started(builder(around, jvm, classPath, arguments)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()));
    }

    /** Starts it; its standard input and output are pipes, its diagnostics those of this process. */
    static Process piped(List<String> arguments) {
        return started(
                builder(List.of(), List.of(), classPath(), arguments).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private static ProcessBuilder builder(
            List<String> around, List<String> jvm, List<String> classPath, List<String> arguments) {
        List<String> command = new ArrayList<>(around);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(jvm);
        command.addAll(List.of("-cp", String.join(":", classPath), "dev.originprobe.cli.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        List.of("XDG_CACHE_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
        return builder;
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Closes its standard input, and waits for its end. */
    static Child ended(Process process, Path folder) {
        try {
            process.getOutputStream().close();
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("it hangs; so far:\n" + Files.readString(out) + Files.readString(err));
            }
            return new Child(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** That of this process. */
    static List<String> classPath() {
        // Surefire's JVM has a jar that lists it.
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(":"))
                .toList();
    }

    /** The origins of its NDJSON, by target. */
    Map<String, JsonNode> origins() {
        return out.lines()
                .map(Child::json)
                .collect(Collectors.toMap(
                        origin -> origin.path("target").asText(),
                        origin -> origin,
                        (first, again) -> again,
                        TreeMap::new));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new UncheckedIOException(line, notJson);
        }
    }
}
