package dev.originprobe.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A port on loopback behind which a server seems as far away as a round trip of so long. */
final class DelayedRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Duration roundTrip;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(DelayedRelay::daemon);

    DelayedRelay(int target, Duration roundTrip) {
        this.target = target;
        this.roundTrip = roundTrip;
        try {
            listening = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept).start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "relay");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                // Loopback has accepted at once: the round trip of the connection itself is made up for here.
                after(roundTrip, () -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        daemon(() -> pump(client, server)).start();
        daemon(() -> pump(server, client)).start();
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[65_536];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                byte[] piece = Arrays.copyOf(buffer, read);
                after(roundTrip.dividedBy(2), () -> to.getOutputStream().write(piece));
            }
        } catch (IOException reset) {
            // The other side learns of it as of an end.
        }
        after(roundTrip.dividedBy(2), to::shutdownOutput);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void after(Duration wait, Step step) {
        var unused = later.schedule(
                () -> {
                    try {
                        step.run();
                    } catch (IOException gone) {
                        // The connection has ended meanwhile.
                    }
                },
                wait.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
