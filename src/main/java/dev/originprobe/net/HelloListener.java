package dev.originprobe.net;

import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientHelloReader.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Waits for clients, takes the first thing that each says, and answers the handshake where it can. Bounded: in connections at a
 * time, and in the bytes and the time of each.
 */
public final class HelloListener implements AutoCloseable {
    /** Connections at a time: where there are as many, the oldest makes room for the next. */
    private static final int AT_A_TIME = 64;

    private static final int BACKLOG = 256;

    /** For the whole hello, and again for the handshake after it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int CHUNK = 4_096;

    private final ServerSocket socket;
    private final Optional<SSLContext> answering;
    private final Predicate<InetAddress> welcome;
    private final Hearer hearer;
    private final Deque<Socket> open = new ArrayDeque<>();

    /** Who is told of what came, on a thread of the connection; one call at a time. */
    @FunctionalInterface
    public interface Hearer {
        /**
         * A client has spoken; in the order in which they were heard.
         *
         * @param heard whole, or why it cannot become a hello, or what is missing where it stopped
         * @param handshake what becomes of it, for people; it completes in any case
         */
        void hear(InetAddress from, Result heard, CompletableFuture<String> handshake);
    }

    /**
     * Begins to listen.
     *
     * @param answering what to answer with; empty to close after the hello
     * @param welcome whose connections are looked at; others are closed at once
     * @throws IOException where it cannot listen there
     */
    public HelloListener(
            InetSocketAddress at, Optional<SSLContext> answering, Predicate<InetAddress> welcome, Hearer hearer)
            throws IOException {
        this.answering = answering;
        this.welcome = welcome;
        this.hearer = hearer;
        socket = new ServerSocket(at.getPort(), BACKLOG, at.getAddress());
        daemon(this::accept, "listener");
    }

    /** The port, where any was asked for. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                if (welcome.test(connection.getInetAddress())) {
                    makeRoom(connection);
                    daemon(() -> treat(connection), "client");
                } else {
                    connection.close();
                }
            } catch (IOException closed) {
                // The next look at the socket says so.
            }
        }
    }

    /** The oldest has had the most time: whoever has something to say says it at once. */
    private void makeRoom(Socket next) {
        synchronized (open) {
            while (open.size() >= AT_A_TIME) {
                close(open.removeFirst());
            }
            open.addLast(next);
        }
    }

    private void treat(Socket connection) {
        try (connection) {
            listen(connection);
        } catch (IOException left) {
            // It left while it was read; what it said until then was heard.
        } finally {
            synchronized (open) {
                open.remove(connection);
            }
        }
    }

    private void listen(Socket connection) throws IOException {
        Said said = read(connection);
        CompletableFuture<String> handshake = new CompletableFuture<>();
        // Of the whole handshake: the socket's time-out begins again with every byte.
        handshake.completeOnTimeout(
                "not finished within " + PATIENCE.toSeconds() + " s", PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var unused = handshake.thenRun(() -> close(connection));
        synchronized (hearer) {
            hearer.hear(connection.getInetAddress(), said.result(), handshake);
        }
        handshake.complete(
                said.result() instanceof Result.Whole
                        ? answering
                                .map(context -> answer(context, connection, said.bytes()))
                                .orElse("closed after the hello")
                        : "not begun");
    }

    /** What was said until it was a hello, could be none, or took too long. */
    private record Said(Octets bytes, Result result) {}

    private static Said read(Socket connection) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        InputStream in = connection.getInputStream();
        ClientHelloReader reader = ClientHelloReader.START;
        Octets all = Octets.NONE;
        byte[] chunk = new byte[CHUNK];
        while (reader.result() instanceof Result.More) {
            int left = (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
            connection.setSoTimeout(left);
            int count;
            try {
                count = System.nanoTime() >= end ? -1 : in.read(chunk);
            } catch (SocketTimeoutException silent) {
                count = -1;
            }
            if (count < 0) {
                break;
            }
            byte[] more = Arrays.copyOf(chunk, count);
            all = all.and(more);
            reader = reader.after(more);
        }
        return new Said(all, reader.result());
    }

    /** Lets the JDK's server shake hands over what was read already; what becomes of it, for people. */
    private static String answer(SSLContext context, Socket connection, Octets said) {
        try (SSLSocket server = (SSLSocket)
                context.getSocketFactory().createSocket(connection, new ByteArrayInputStream(said.bytes()), true)) {
            server.setSoTimeout((int) PATIENCE.toMillis());
            server.setUseClientMode(false);
            server.startHandshake();
            return "finished with " + server.getSession().getProtocol() + " "
                    + server.getSession().getCipherSuite();
        } catch (IOException refused) {
            return "not finished: " + refused.getMessage();
        }
    }

    /** What still reads from it then ends. */
    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            // It is no longer read from, which is all that matters.
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
