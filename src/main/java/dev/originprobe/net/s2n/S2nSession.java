package dev.originprobe.net.s2n;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of one handshake. It belongs to one thread at a time and never waits: it takes what bytes there are and
 * says that it is blocked where there are none.
 *
 * <p>The library calls back on the thread that called it; which session that is for is kept there meanwhile.
 */
public final class S2nSession implements AutoCloseable {
    private static final int CLIENT = 1;
    private static final int SELF_SERVICE_BLINDING = 1;
    private static final int EAGAIN = 11;
    private static final int EIO = 5;
    private static final long NANOS = 1_000_000_000;

    private static final ThreadLocal<@Nullable S2nSession> CALLING = new ThreadLocal<>();
    private static final Functions.Transfer RECEIVE =
            (context, bytes, length) -> current().receive(bytes, length);
    private static final Functions.Transfer SEND =
            (context, bytes, length) -> current().send(bytes, length);
    private static final Functions.VerifyHost VERIFY_HOST =
            (name, length, context) -> current().verify(name, length);
    static final Functions.WallClock CLOCK = S2nSession::tell;

    private final S2nClient client;
    private final Instant at;
    private final Wire wire;
    private final Configs.Config config;
    private final Pointer connection;
    private final int[] blocked = new int[1];
    private Optional<S2nError> error = Optional.empty();
    private boolean calling;
    private boolean closed;
    private boolean freed;

    /** Where a session's bytes come from and go to. */
    public interface Wire {
        /** At most so many bytes that have come; none where none is there. */
        byte[] take(int most);

        /** Sends these. */
        void send(byte[] bytes);
    }

    /** How far a session got. */
    public enum Step {
        BLOCKED,
        DONE,
        FAILED
    }

    S2nSession(Configs configs, S2nClient client, Instant at, Wire wire) throws S2nFailure {
        this.client = client;
        this.at = at;
        this.wire = wire;
        config = configs.acquire(client);
        Pointer made = Functions.connectionNew(CLIENT);
        if (made == null) {
            config.release();
            throw new S2nFailure("no connection: " + S2nError.ofThisThread().name());
        }
        connection = made;
        if (!isSetUp()) {
            S2nFailure failed =
                    new S2nFailure("no connection: " + S2nError.ofThisThread().name());
            close();
            throw failed;
        }
    }

    private boolean isSetUp() {
        return Functions.connectionSetConfig(connection, config.pointer()) >= 0
                && Functions.connectionSetBlinding(connection, SELF_SERVICE_BLINDING) >= 0
                && Functions.connectionSetRecvBuffering(connection, true) >= 0
                && Functions.connectionSetRecvCb(connection, RECEIVE) >= 0
                && Functions.connectionSetSendCb(connection, SEND) >= 0
                && (client.serverName().isEmpty()
                        || Functions.setServerName(
                                        connection, client.serverName().get())
                                >= 0)
                && (client.namesItself()
                        || Functions.connectionSetVerifyHostCallback(connection, VERIFY_HOST, null) >= 0);
    }

    /** Goes on with the handshake as far as the bytes reach. */
    public Step negotiate() {
        return call(() -> Functions.negotiate(connection, blocked));
    }

    /** After the handshake: reads what the peer says next, and drops it. */
    public Step read() {
        byte[] dropped = new byte[1024];
        return call(() -> Functions.recv(connection, dropped, dropped.length, blocked));
    }

    /** Tells the peer that this side has no more to say. */
    public void closeNotify() {
        var unused = call(() -> Functions.shutdownSend(connection, blocked));
    }

    /** Why it failed; empty as long as it has not. */
    public Optional<S2nError> error() {
        return error;
    }

    /** The code of the fatal alert that the peer sent; empty where it sent none. */
    public Optional<Integer> alert() {
        return closed
                ? Optional.empty()
                : Optional.of(Functions.connectionGetAlert(connection)).filter(code -> code >= 0);
    }

    /** Whether the peer asked for a client certificate, as far as the handshake got. */
    public boolean certificateRequested() {
        return !closed
                && Optional.ofNullable(Functions.connectionGetHandshakeTypeName(connection))
                        .filter(type -> type.contains("CLIENT_AUTH"))
                        .isPresent();
    }

    /** Whether it came as far as the signature of a TLS 1.2 server's key exchange: it has nothing against the certificates. */
    public boolean isPastCertificates() {
        return !closed && "SERVER_KEY".equals(Functions.connectionGetLastMessageName(connection));
    }

    /** Ends it; from within one of its calls, once that has returned. */
    @Override
    public void close() {
        closed = true;
        if (!calling && !freed) {
            freed = true;
            var unused = Functions.connectionFree(connection);
            config.release();
        }
    }

    private interface Call {
        int call();
    }

    private Step call(Call function) {
        if (closed || calling) {
            return Step.BLOCKED;
        }
        S2nSession outer = CALLING.get();
        CALLING.set(this);
        calling = true;
        try {
            if (function.call() >= 0) {
                return Step.DONE;
            }
            S2nError failed = S2nError.ofThisThread();
            if (failed.kind() == S2nError.Kind.BLOCKED) {
                return Step.BLOCKED;
            }
            error = error.or(() -> Optional.of(failed));
            return Step.FAILED;
        } finally {
            calling = false;
            CALLING.set(outer);
            if (closed) {
                close();
            }
        }
    }

    private static S2nSession current() {
        S2nSession calling = CALLING.get();
        if (calling == null) {
            throw new IllegalStateException("called back outside of a call");
        }
        return calling;
    }

    private int receive(Pointer into, int length) {
        try {
            byte[] taken = wire.take(length);
            if (taken.length == 0) {
                Native.setLastError(EAGAIN);
                return -1;
            }
            into.write(0, taken, 0, taken.length);
            return taken.length;
        } catch (RuntimeException lost) {
            Native.setLastError(EIO);
            return -1;
        }
    }

    private int send(Pointer from, int length) {
        try {
            wire.send(from.getByteArray(0, length));
            return length;
        } catch (RuntimeException lost) {
            Native.setLastError(EIO);
            return -1;
        }
    }

    private byte verify(Pointer name, long length) {
        String presented = new String(name.getByteArray(0, Math.toIntExact(length)), StandardCharsets.ISO_8859_1);
        return (byte) (client.accepts(presented) ? 1 : 0);
    }

    /** The instant of judgement for the session; without one, as when a config is made, the system's. */
    private static int tell(@Nullable Pointer context, Pointer nanoseconds) {
        S2nSession calling = CALLING.get();
        Instant time = calling == null ? Instant.now() : calling.at;
        nanoseconds.setLong(0, time.getEpochSecond() * NANOS + time.getNano());
        return 0;
    }
}
