package dev.originprobe.net;

import dev.originprobe.origin.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that plays the same script to whoever connects, one after the other. */
public final class ScriptedPeer implements AutoCloseable {
    /** What the peer does with a connection; the connection is closed at its end. */
    @FunctionalInterface
    public interface Script {
        void play(Line line) throws IOException;
    }

    private final ServerSocket listening;
    private final AtomicInteger connections = new AtomicInteger();

    private ScriptedPeer(ServerSocket listening) {
        this.listening = listening;
    }

    /** A peer that is listening when this returns. */
    public static ScriptedPeer playing(Script script) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ScriptedPeer peer = new ScriptedPeer(listening);
            Thread thread = new Thread(() -> peer.serve(script), "scripted peer");
            thread.setDaemon(true);
            thread.start();
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Endpoint endpoint() {
        return new Endpoint(listening.getInetAddress(), listening.getLocalPort());
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return connections.get();
    }

    private void serve(Script script) {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                connections.incrementAndGet();
                socket.setTcpNoDelay(true);
                script.play(new Line(socket));
            } catch (IOException closedByEitherSide) {
                // The next connection, or the end of the loop.
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection, as the script sees it. */
    public static final class Line {
        private final Socket socket;

        private Line(Socket socket) {
            this.socket = socket;
        }

        /** The client's first record, header and all. */
        public byte[] readRecord() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            byte[] header = in.readNBytes(5);
            record.write(header);
            if (header.length == 5) {
                record.write(in.readNBytes(((header[3] & 0xff) << 8) | (header[4] & 0xff)));
            }
            return record.toByteArray();
        }

        /** The client's lines to the first empty one, as HTTP has them. */
        public String readLines() throws IOException {
            StringBuilder lines = new StringBuilder();
            while (lines.indexOf("\r\n\r\n") < 0) {
                int one = socket.getInputStream().read();
                if (one < 0) {
                    break;
                }
                lines.append((char) one);
            }
            return lines.toString();
        }

        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Each byte in a segment of its own, as far as TCP allows. */
        public void sendByteByByte(byte[] bytes) throws IOException {
            for (byte one : bytes) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
        }

        /** Ends what is sent and goes on listening. */
        public void endSending() throws IOException {
            socket.shutdownOutput();
        }

        /** Ends the connection by RST. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Goes on as the server behind that port of loopback, which has still to be shown what the client has sent. */
        public void relay(int port, byte[] sent) throws IOException {
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                server.setTcpNoDelay(true);
                server.getOutputStream().write(sent);
                Thread back = new Thread(() -> pump(server, socket), "relay");
                back.setDaemon(true);
                back.start();
                socket.getInputStream().transferTo(server.getOutputStream());
            }
        }

        private static void pump(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException gone) {
                // The other side learns of it as of an end.
            }
        }

        /** Says no more and waits for the client to go. */
        public void stay() throws IOException {
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
