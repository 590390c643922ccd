package dev.originprobe.net;

import dev.originprobe.fixtures.ServerBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A name server on loopback that gives the same reply to every question, but for the address type asked. */
final class ScriptedNameServer implements AutoCloseable {
    static final int NO_ERROR = 0;
    static final int SERVFAIL = 2;
    static final int NXDOMAIN = 3;
    static final int REFUSED = 5;
    /** No reply at all. */
    static final int SILENCE = -1;

    private static final int HEADER_BYTES = 12;
    private static final int CNAME = 5;
    private final DatagramSocket socket;
    private final int code;
    private final List<InetAddress> addresses;
    /** The next of each name; null where it is no alias. */
    private final UnaryOperator<@Nullable String> aliases;

    ScriptedNameServer(int code, InetAddress... addresses) {
        this(code, name -> null, addresses);
    }

    /** One whose names may be aliases of others. */
    ScriptedNameServer(UnaryOperator<@Nullable String> aliases) {
        this(NO_ERROR, aliases);
    }

    private ScriptedNameServer(int code, UnaryOperator<@Nullable String> aliases, InetAddress... addresses) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.code = code;
        this.aliases = aliases;
        this.addresses = List.of(addresses);
        Thread thread = new Thread(this::serve, "scripted name server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                if (code != SILENCE) {
                    byte[] reply = reply(Arrays.copyOf(buffer, query.getLength()));
                    socket.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** RFC 1035, 4.1: header, the question again, and the addresses of its type. */
    private byte[] reply(byte[] query) {
        int end = HEADER_BYTES;
        while (query[end] != 0) {
            end += 1 + query[end];
        }
        int type = query[end + 2];
        byte[] question = Arrays.copyOfRange(query, HEADER_BYTES, end + 5);
        byte[] answers = {};
        int count = 0;
        String alias = aliases.apply(name(query));
        if (alias != null) {
            count++;
            byte[] data = wire(alias);
            answers = ServerBytes.join(
                    new byte[] {(byte) 0xc0, HEADER_BYTES},
                    ServerBytes.integer(2, CNAME),
                    ServerBytes.integer(2, 1),
                    ServerBytes.integer(4, 60),
                    ServerBytes.integer(2, data.length),
                    data);
        }
        for (InetAddress address : addresses) {
            byte[] data = address.getAddress();
            if (type == (data.length == 4 ? 1 : 28)) {
                count++;
                answers = ServerBytes.join(
                        answers,
                        new byte[] {(byte) 0xc0, HEADER_BYTES},
                        ServerBytes.integer(2, type),
                        ServerBytes.integer(2, 1),
                        ServerBytes.integer(4, 60),
                        ServerBytes.integer(2, data.length),
                        data);
            }
        }
        return ServerBytes.join(
                Arrays.copyOf(query, 2),
                new byte[] {(byte) 0x81, (byte) (0x80 | code)},
                ServerBytes.integer(2, 1),
                ServerBytes.integer(2, count),
                ServerBytes.integer(4, 0),
                question,
                answers);
    }

    private static String name(byte[] query) {
        StringBuilder name = new StringBuilder();
        for (int at = HEADER_BYTES; query[at] != 0; at += 1 + query[at]) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    private static byte[] wire(String name) {
        byte[] wire = {};
        for (String label : name.split("\\.", -1)) {
            wire = ServerBytes.join(
                    wire, ServerBytes.integer(1, label.length()), label.getBytes(StandardCharsets.US_ASCII));
        }
        return ServerBytes.join(wire, new byte[1]);
    }

    @Override
    public void close() {
        socket.close();
    }
}
