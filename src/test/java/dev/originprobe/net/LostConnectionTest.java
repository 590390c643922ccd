package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are lost where the kernel decides when, played without one. */
final class LostConnectionTest {
    private final CompletableFuture<Exchange> exchange = new CompletableFuture<>();

    /** Writes as much as is taken, and then fails as a socket does whose peer has reset it. */
    private static final class Broken extends ChannelOutboundHandlerAdapter {
        private int taken;

        Broken(int taken) {
            this.taken = taken;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            if (taken-- > 0) {
                promise.setSuccess();
            } else {
                promise.setFailure(new IOException("Broken pipe"));
            }
        }
    }

    private EmbeddedChannel handshake(int taken, CipherSuite suite, Purpose purpose) throws IOException {
        Question question = Asked.question(
                new Endpoint(InetAddress.getLoopbackAddress(), 443),
                Asked.offer(ProtocolVersion.TLS_1_2, suite),
                purpose,
                Asked.LONG);
        EmbeddedChannel channel = new EmbeddedChannel(new Broken(taken));
        Engines engines = new Engines(Optional.empty(), line -> {});
        Connection connection = new Connection(
                question, Asked.far(), channel.eventLoop(), engines, Optional.empty(), Optional.empty(), exchange);
        Engines.Engine engine =
                engines.engineFor(question.offer(), purpose, channel.alloc()).orElseThrow();
        FlightTap tap = new FlightTap(connection, engine.record());
        channel.pipeline().addLast(tap, tap.tlsHandler(engine.engine()), new HandshakeHandler(connection, tap));
        return channel;
    }

    private Answer answer() {
        assertTrue(exchange.isDone());
        return exchange.join().answer();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_hello_that_cannot_be_written_is_a_reset(Purpose purpose) throws IOException {
        handshake(0, Asked.ECDHE_RSA_AES128_GCM, purpose);

        assertEquals(new Answer.Closed(true, Optional.empty()), answer());
    }

    @Test
    void an_answer_to_the_first_flight_that_cannot_be_written_is_a_reset_after_it() throws Exception {
        byte[] leaf = Minted.rsa().certificate().getEncoded();
        EmbeddedChannel channel = handshake(1, Asked.RSA_AES128_SHA, Purpose.HANDSHAKE);

        channel.writeInbound(Unpooled.wrappedBuffer(Bytes.record(
                22, Bytes.concat(Bytes.serverHello(0x002f), Bytes.certificates(leaf), Bytes.serverHelloDone()))));

        Answer.Closed closed = assertInstanceOf(Answer.Closed.class, answer());
        assertTrue(closed.reset());
        assertEquals(Optional.of(List.of(Octets.of(leaf))), closed.flight().map(ServerFlight::certificates));
    }

    @Test
    void a_reset_while_connecting_is_neither_a_refusal_nor_the_lack_of_a_route() {
        assertTrue(Connection.isReset(new SocketException("Connection reset by peer")));
        assertFalse(Connection.isReset(new ConnectException("Connection refused")));
        assertFalse(Connection.isReset(new SocketException("Network is unreachable")));
        assertEquals(Answer.Cause.REFUSED, Connection.reason(new ConnectException("Connection refused")));
        assertEquals(Answer.Cause.NO_ROUTE, Connection.reason(new SocketException("Network is unreachable")));
        assertEquals(Answer.Cause.NO_ROUTE, Connection.reason(new NoRouteToHostException("No route to host")));
        assertEquals(Answer.Cause.TIMED_OUT, Connection.reason(new ConnectTimeoutException("timed out")));
    }
}
