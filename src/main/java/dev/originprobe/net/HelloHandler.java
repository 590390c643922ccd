package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.HelloRetry;
import dev.originprobe.tls.ServerFlight;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A conversation of one ClientHello of ours and the server's first flight. */
final class HelloHandler extends ChannelInboundHandlerAdapter {
    private final Connection connection;
    private final ClientOffer offer;
    private final byte[] random = new byte[32];
    private final byte[] hello;
    private final FirstFlight flight;
    private boolean retried;

    HelloHandler(Connection connection) {
        this.connection = connection;
        this.offer = connection.question().offer();
        // It protects nothing: what is exchanged on this connection is no secret. So a fast source will do.
        ThreadLocalRandom.current().nextBytes(random);
        hello = hello(connection.question(), random);
        flight = new FirstFlight(FlightReader.answering(hello));
    }

    private static byte[] hello(Question question, byte[] random) {
        byte[] hello = ClientHello.record(question.offer(), random);
        return question.purpose() == Purpose.PADDED ? ClientHello.padded(hello) : hello;
    }

    /** What was read so far of the server's first flight. */
    Optional<ServerFlight> flight() {
        return flight.seen();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        send(context, hello);
    }

    private static void send(ChannelHandlerContext context, byte[]... records) {
        var unused = context.writeAndFlush(Unpooled.wrappedBuffer(records));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            flight.feed(ByteBufUtil.getBytes((ByteBuf) message));
        } finally {
            ReferenceCountUtil.release(message);
        }
        Optional<HelloRetry> retry = flight.reader()
                .retry()
                .filter(asked -> flight.seen().filter(offer::allows).isPresent());
        if (retry.isPresent() && !retried) {
            retried = true;
            answer(context, retry.get());
        } else {
            flight.refusal().or(this::read).ifPresent(connection::answer);
        }
    }

    private void answer(ChannelHandlerContext context, HelloRetry retry) {
        Optional<byte[]> again = ClientHello.record(offer, random, retry);
        if (again.isPresent()) {
            flight.startOver(flight.reader().answeringAgain(hello, again.get()));
            send(context, ClientHello.changeCipherSpec(), again.get());
        } else {
            connection.answer(new Answer.Malformed(
                    "a cookie of " + retry.cookie().map(Octets::length).orElse(0)
                            + " bytes, with which a hello is longer than a record",
                    flight.seen()));
        }
    }

    /** The flight read to its end; where a handshake was wanted, nobody here can go on from it. */
    private Optional<Answer> read() {
        return flight.seen().filter(seen -> flight.done()).map(this::answer);
    }

    private Answer answer(ServerFlight seen) {
        if (retried && seen.helloRetry()) {
            return new Answer.Malformed("a second HelloRetryRequest", Optional.of(seen));
        }
        return connection.question().purpose().finishes()
                ? new Answer.Unfinished(seen, Failure.NOT_SPOKEN, "no engine speaks " + seen.suite())
                : new Answer.Flight(seen);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.answer(flight.atEnd(false));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            connection.answer(flight.atEnd(true));
        } else {
            connection.fail(cause);
        }
    }
}
