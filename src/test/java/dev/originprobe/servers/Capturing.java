package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.run.Resources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A {@code capture} that listens on a free port of loopback, and clients of it. */
final class Capturing {
    /** The name that its clients ask for. */
    static final String NAME = "capture.test";

    private final int port = FreePorts.one();

    int port() {
        return port;
    }

    /** The one hello that comes of what a client does, as JSON that is valid by its schema. */
    JsonNode captured(Runnable client, String... options) {
        CompletableFuture<Ran> capture =
                start(Stream.concat(Stream.of("--for", "20", "--format", "json"), Arrays.stream(options))
                        .toArray(String[]::new));
        client.run();
        Ran ran = capture.join();
        assertEquals(0, ran.code(), ran::toString);
        JsonNode report = report(ran);
        assertEquals(1, report.path("hellos").size());
        return report.path("hellos").path(0);
    }

    /** What was printed as JSON, which is valid by its schema. */
    static JsonNode report(Ran ran) {
        try {
            JsonNode report = new ObjectMapper().readTree(ran.out());
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Resources.captureSchema())
                            .validate(report));
            return report;
        } catch (IOException notJson) {
            throw new AssertionError(ran.out(), notJson);
        }
    }

    /** Checks it as an origin. */
    void check(String... options) {
        List<String> line = new ArrayList<>(
                List.of("check", "--witness", "off", "--resolve", NAME + ":" + port + ":127.0.0.1", NAME + ":" + port));
        line.addAll(List.of(options));
        Ran.of(line.toArray(String[]::new));
    }

    /** Begins to capture, and waits until it listens. */
    CompletableFuture<Ran> start(String... options) {
        List<String> line = new ArrayList<>(List.of("capture", "--listen", "127.0.0.1:" + port));
        line.addAll(List.of(options));
        CompletableFuture<Ran> capture = CompletableFuture.supplyAsync(() -> Ran.of(line.toArray(String[]::new)));
        await(() -> !isDone(capture));
        return capture;
    }

    /** Waits until it listens, or is no longer alive. */
    void await(BooleanSupplier alive) {
        for (int i = 0; i < 1_000 && !accepts() && alive.getAsBoolean(); i++) {
            // Each look at whether it is alive takes its time.
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isDone(CompletableFuture<Ran> capture) {
        try {
            return capture.get(20, TimeUnit.MILLISECONDS) != null;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    static void client(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " hangs");
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
