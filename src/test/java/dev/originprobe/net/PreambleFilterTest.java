package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.originprobe.fixtures.ServerBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What reaches an engine, however the bytes are cut. */
final class PreambleFilterTest {
    private static final byte[] CHANGE_CIPHER_SPEC = ServerBytes.record(20, new byte[] {1});
    private static final byte[] HELLO_REQUEST = ServerBytes.message(0);
    private static final byte[] SERVER_HELLO = ServerBytes.serverHello(0xc02f);
    private static final byte[] HELLO = ServerBytes.record(22, SERVER_HELLO);

    @Test
    void a_server_hello_passes_with_all_behind_it() {
        passes(HELLO, HELLO);
        byte[] more = ServerBytes.join(HELLO, CHANGE_CIPHER_SPEC, ServerBytes.record(22, HELLO_REQUEST));
        passes(more, more);
    }

    @Test
    void what_comes_before_it_does_not() {
        passes(HELLO, ServerBytes.join(CHANGE_CIPHER_SPEC, HELLO));
        passes(HELLO, ServerBytes.join(ServerBytes.record(22, HELLO_REQUEST), CHANGE_CIPHER_SPEC, HELLO));
    }

    @Test
    void a_server_hello_in_the_record_of_a_hello_request_passes_alone() {
        passes(HELLO, ServerBytes.record(22, ServerBytes.join(HELLO_REQUEST, HELLO_REQUEST, SERVER_HELLO)));
    }

    @Test
    void what_is_neither_passes_as_it_is() {
        for (byte[] other : new byte[][] {
            ServerBytes.alert(2, 40),
            ServerBytes.record(20, new byte[] {2}),
            ServerBytes.record(22, new byte[] {0, 0}),
            {72, 84, 84, 80}
        }) {
            passes(ServerBytes.join(other, HELLO), ServerBytes.join(other, HELLO));
        }
    }

    private static void passes(byte[] expected, byte[] sent) {
        for (int piece = 1; piece <= sent.length; piece++) {
            EmbeddedChannel channel = new EmbeddedChannel(new PreambleFilter());
            for (int at = 0; at < sent.length; at += piece) {
                channel.writeInbound(
                        Unpooled.copiedBuffer(Arrays.copyOfRange(sent, at, Math.min(at + piece, sent.length))));
            }
            ByteBuf all = Unpooled.buffer();
            for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
                all.writeBytes(next);
            }
            assertArrayEquals(expected, ByteBufUtil.getBytes(all), "in pieces of " + piece);
        }
    }
}
