package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.cli.Ran;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ClientHello;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@code capture} makes of clients that do not mean well. */
final class HostileClientsTest {
    private static final String NAME = "capture.test";

    private final Capturing capturing = new Capturing();
    private final int port = capturing.port();

    @Test
    void what_is_no_hello_is_told_and_waited_past() throws IOException {
        CompletableFuture<Ran> capture = capturing.start("--for", "20");
        say("GET / HTTP/1.1\r\n\r\n");
        say("\u0016\u0003\u0001");
        say("\u0016\u0003\u0001@\u0000\u0001\u00ff\u00ff\u00ff" + "x".repeat(100_000));
        Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port);
        Ran ran = capture.join();
        assertEquals(0, ran.code(), ran::toString);
        assertTrue(
                ran.err().contains("127.0.0.1 sent no ClientHello: the first byte is not that of a TLS handshake"),
                ran.err());
    }

    @Test
    void a_hello_that_comes_byte_by_byte_is_heard() throws IOException {
        CompletableFuture<Ran> capture = capturing.start("--for", "20");
        byte[] hello = ClientHello.record(
                Profiles.newest().offer(Profiles.newest().defaultSslProtocols(), Optional.of(NAME)), new byte[32]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (byte one : hello) {
                socket.getOutputStream().write(one);
            }
            socket.shutdownOutput();
            Ran ran = capture.join();
            assertEquals(0, ran.code(), ran::toString);
            assertTrue(
                    ran.out()
                            .contains("The same as CloudFront "
                                    + Profiles.newest().name()),
                    ran.out());
        }
    }

    /** Each may be silent for 5 s: one after the other they would take longer than is waited for here. */
    @Test
    void hundreds_of_clients_that_stay_and_say_nothing_do_not_keep_the_next_one_out() throws IOException {
        CompletableFuture<Ran> capture = capturing.start("--for", "20");
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port);
            Ran ran = capture.join();
            assertEquals(0, ran.code(), ran::toString);
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    @Test
    void a_thousand_connections_that_say_nothing_do_not_keep_the_next_one_out() throws IOException {
        CompletableFuture<Ran> capture = capturing.start("--for", "60");
        for (int i = 0; i < 1_000; i++) {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }
        Capturing.client(Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port);
        assertEquals(0, capture.join().code());
    }

    @Test
    void a_handshake_that_comes_drop_by_drop_ends() throws IOException {
        CompletableFuture<Ran> capture = capturing.start("--for", "60");
        ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(ClientHello.record(
                    Profiles.newest().offer(Profiles.newest().defaultSslProtocols(), Optional.of(NAME)), new byte[32]));
            out.write(new byte[] {22, 3, 3, 0x40, 0});
            var unused = drops.scheduleAtFixedRate(() -> drop(out), 0, 200, TimeUnit.MILLISECONDS);
            Ran ran = capture.join();
            assertEquals(0, ran.code(), ran::toString);
            assertTrue(ran.out().contains("not finished within 5 s"), ran.out());
        } finally {
            drops.shutdownNow();
        }
    }

    /** One byte more; of no consequence where the other side has closed. */
    private static void drop(OutputStream out) {
        try {
            out.write(0);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void say(String words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(words.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException closed) {
            // Where it has heard enough it closes, whatever is on the way.
        }
    }
}
