package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are lost where the kernel decides when, played without one. */
final class LostConnectionTest implements Connection.Owner {
    private final List<Answer> answers = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    @Override
    public void established() {}

    @Override
    public void answered(Answer answer, Optional<Duration> connect, Optional<Duration> handshake) {
        answers.add(answer);
    }

    @Override
    public void missed(Throwable cause) {
        faults.add(cause);
    }

    @Override
    public void failed(Throwable fault) {
        faults.add(fault);
    }

    /** Writes as much as is taken, and then fails as a socket does whose peer has reset it. */
    private static final class Broken extends ChannelOutboundHandlerAdapter {
        private final Throwable fault;
        private int taken;

        Broken(int taken, Throwable fault) {
            this.taken = taken;
            this.fault = fault;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            if (taken-- > 0) {
                promise.setSuccess();
            } else {
                promise.setFailure(fault);
            }
        }
    }

    private EmbeddedChannel handshake(int taken, CipherSuite suite, Purpose purpose) throws IOException {
        return handshake(new Broken(taken, new IOException("Broken pipe")), suite, purpose);
    }

    private EmbeddedChannel handshake(Broken wire, CipherSuite suite, Purpose purpose) throws IOException {
        Question question = Asked.question(
                new Endpoint(InetAddress.getLoopbackAddress(), 443),
                Asked.offer(ProtocolVersion.TLS_1_2, suite),
                purpose,
                Asked.LONG);
        EmbeddedChannel channel = new EmbeddedChannel(wire);
        Engines engines = new Engines(Optional.empty(), line -> {});
        Connection connection = new Connection(
                question,
                new Pulse(channel.eventLoop(), System::nanoTime),
                engines,
                Optional.empty(),
                Optional.empty(),
                this);
        Engines.Engine engine =
                engines.engineFor(question.offer(), purpose, channel.alloc()).orElseThrow();
        FlightTap tap = new FlightTap(connection, engine.record());
        channel.pipeline().addLast(tap, FlightTap.tlsHandler(engine.engine()), new HandshakeHandler(connection, tap));
        return channel;
    }

    private Answer answer() {
        assertEquals(List.of(), faults);
        assertEquals(1, answers.size());
        return answers.get(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_hello_that_cannot_be_written_is_a_reset(Purpose purpose) throws IOException {
        handshake(0, Asked.ECDHE_RSA_AES128_GCM, purpose);

        assertEquals(new Answer.Closed(true, Optional.empty()), answer());
    }

    @Test
    void what_a_bug_of_ours_keeps_from_being_written_is_no_reset() throws IOException {
        handshake(new Broken(0, new IllegalStateException("a bug")), Asked.ECDHE_RSA_AES128_GCM, Purpose.HANDSHAKE);

        assertEquals(List.of(), answers);
        assertInstanceOf(IllegalStateException.class, faults.get(0));
    }

    @Test
    void an_answer_to_the_first_flight_that_cannot_be_written_is_a_reset_after_it() throws Exception {
        byte[] leaf = Template.leaf("origin.test").issue().der();
        EmbeddedChannel channel = handshake(1, Asked.RSA_AES128_SHA, Purpose.HANDSHAKE);

        channel.writeInbound(Unpooled.wrappedBuffer(ServerBytes.record(
                22,
                ServerBytes.join(
                        ServerBytes.serverHello(0x002f),
                        ServerBytes.certificate(leaf),
                        ServerBytes.serverHelloDone()))));

        Answer.Closed closed = assertInstanceOf(Answer.Closed.class, answer());
        assertTrue(closed.reset());
        assertEquals(Optional.of(List.of(Octets.of(leaf))), closed.flight().map(ServerFlight::certificates));
    }

    @Test
    void a_reset_while_connecting_is_neither_a_refusal_nor_the_lack_of_a_route() {
        assertTrue(Asking.isReset(new SocketException("Connection reset by peer")));
        assertFalse(Asking.isReset(new ConnectException("Connection refused")));
        assertFalse(Asking.isReset(new SocketException("Network is unreachable")));
        assertEquals(Answer.Cause.REFUSED, Asking.reason(new ConnectException("Connection refused")));
        assertEquals(Answer.Cause.NO_ROUTE, Asking.reason(new SocketException("Network is unreachable")));
        assertEquals(Answer.Cause.NO_ROUTE, Asking.reason(new NoRouteToHostException("No route to host")));
        assertEquals(Answer.Cause.TIMED_OUT, Asking.reason(new ConnectTimeoutException("timed out")));
    }
}
