package dev.originprobe.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/** A name server on loopback that gives the same reply to every question, but for the address type asked. */
final class ScriptedNameServer implements AutoCloseable {
    static final int NO_ERROR = 0;
    static final int SERVFAIL = 2;
    static final int NXDOMAIN = 3;
    static final int REFUSED = 5;
    /** No reply at all. */
    static final int SILENCE = -1;

    private static final int HEADER_BYTES = 12;
    private final DatagramSocket socket;
    private final int code;
    private final List<InetAddress> addresses;

    ScriptedNameServer(int code, InetAddress... addresses) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.code = code;
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
        for (InetAddress address : addresses) {
            byte[] data = address.getAddress();
            if (type == (data.length == 4 ? 1 : 28)) {
                count++;
                answers = Bytes.concat(
                        answers,
                        new byte[] {(byte) 0xc0, HEADER_BYTES},
                        Bytes.integer(2, type),
                        Bytes.integer(2, 1),
                        Bytes.integer(4, 60),
                        Bytes.integer(2, data.length),
                        data);
            }
        }
        return Bytes.concat(
                Arrays.copyOf(query, 2),
                new byte[] {(byte) 0x81, (byte) (0x80 | code)},
                Bytes.integer(2, 1),
                Bytes.integer(2, count),
                Bytes.integer(4, 0),
                question,
                answers);
    }

    @Override
    public void close() {
        socket.close();
    }
}
