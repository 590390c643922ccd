package dev.originprobe.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process in the foreground that accepts connections, from {@link #start} until it is closed. */
final class RunningServer implements AutoCloseable {
    /** How often a connection is tried before the server counts as broken: 10 s in all. */
    private static final int TRIES = 500;

    private static final int PAUSE_MILLIS = 20;

    private static final int GRACE_SECONDS = 5;

    private final Process process;
    private final Path log;

    private RunningServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs the command in that folder and waits until it accepts connections on all the ports. */
    static RunningServer start(Path folder, List<Integer> ports, List<String> command) {
        Path log = folder.resolve("server-" + ports.get(0) + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RunningServer server = new RunningServer(process, log);
            for (int port : ports) {
                server.await(port);
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a command in that folder to its end, which must be a success. */
    static void run(Path folder, String... command) {
        Path log = folder.resolve("command.log");
        try {
            int code = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (code != 0) {
                throw new AssertionError(
                        String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(log));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether a command ends as a success. */
    static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the server has written so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A server with workers is told to end them itself: one that loses a worker starts another. */
    @Override
    public void close() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
        process.onExit().join();
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    private void await(int port) {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            if (accepts(port)) {
                return;
            }
            pause();
        }
        close();
        throw new AssertionError("the server does not accept connections on port " + port + ":\n" + log());
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PAUSE_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends early when the process does. */
    private void pause() {
        try {
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
