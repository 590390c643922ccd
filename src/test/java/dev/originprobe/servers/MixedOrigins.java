package dev.originprobe.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Peers on every address of loopback that are silent, refuse after a while, or reset, each at any number of connections. */
final class MixedOrigins implements AutoCloseable {
    /** handshake_failure in a record of TLS 1.2. */
    private static final byte[] REFUSAL = {21, 3, 3, 0, 2, 2, 40};

    private static final int BACKLOG = 1024;

    /** Bytes of a hello, less than it has. */
    private static final int START = 8;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<AsynchronousServerSocketChannel> listeners = new ArrayList<>();
    private final Set<AsynchronousSocketChannel> open = ConcurrentHashMap.newKeySet();

    /** What is done with a connection whose hello has begun. */
    private interface Answer {
        void to(AsynchronousSocketChannel connection) throws IOException;
    }

    /** The port of one that never answers. */
    int silent() {
        return listen(connection -> {});
    }

    /** The port of one that refuses so long after a hello. */
    int refusing(int millis) {
        return listen(connection -> {
            var unused = clock.schedule(() -> refuse(connection), millis, TimeUnit.MILLISECONDS);
        });
    }

    /** The port of one that resets. */
    int resetting() {
        // The kernel resets a connection that is closed before all was read.
        return listen(AsynchronousSocketChannel::close);
    }

    private void refuse(AsynchronousSocketChannel connection) {
        connection.write(ByteBuffer.wrap(REFUSAL), null, new Then<>(written -> connection.shutdownOutput()));
    }

    private int listen(Answer answer) {
        try {
            AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), BACKLOG);
            listeners.add(listener);
            accept(listener, answer);
            return ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(AsynchronousServerSocketChannel listener, Answer answer) {
        listener.accept(null, new Then<>(connection -> {
            accept(listener, answer);
            open.add(connection);
            connection.read(ByteBuffer.allocate(START), null, new Then<>(read -> {
                answer.to(connection);
                drain(connection, ByteBuffer.allocate(START));
            }));
        }));
    }

    /** Reads until the client closes. */
    private void drain(AsynchronousSocketChannel connection, ByteBuffer room) {
        if (!connection.isOpen()) {
            open.remove(connection);
            return;
        }
        connection.read(room.clear(), null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer read, Void none) {
                if (read < 0) {
                    end();
                } else {
                    drain(connection, room);
                }
            }

            @Override
            public void failed(Throwable gone, Void none) {
                end();
            }

            private void end() {
                open.remove(connection);
                try {
                    connection.close();
                } catch (IOException gone) {
                    // It is gone.
                }
            }
        });
    }

    private interface Step<T> {
        void take(T result) throws IOException;
    }

    /** The next step; a connection that the client has closed has none. */
    private record Then<T>(Step<T> step) implements CompletionHandler<T, Void> {
        @Override
        public void completed(T result, Void none) {
            try {
                step.take(result);
            } catch (IOException gone) {
                // As below.
            }
        }

        @Override
        public void failed(Throwable gone, Void none) {}
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        for (AsynchronousServerSocketChannel listener : listeners) {
            listener.close();
        }
        for (AsynchronousSocketChannel connection : open) {
            connection.close();
        }
    }
}
