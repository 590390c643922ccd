package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.tls.ClientHello;
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
final class HelloTalk extends ChannelInboundHandlerAdapter {
    private final Connection connection;
    private final byte[] random = new byte[32];
    private final FirstFlight flight;

    HelloTalk(Connection connection) {
        this.connection = connection;
        // It protects nothing: the connection ends before a secret is derived. So a fast source will do.
        ThreadLocalRandom.current().nextBytes(random);
        flight = new FirstFlight(random);
    }

    /** What was read so far of the server's first flight. */
    Optional<ServerFlight> flight() {
        return flight.seen();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        byte[] hello = ClientHello.record(connection.question().offer(), random);
        var unused = context.writeAndFlush(Unpooled.wrappedBuffer(hello));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            flight.feed(ByteBufUtil.getBytes((ByteBuf) message));
        } finally {
            ReferenceCountUtil.release(message);
        }
        flight.refusal().or(this::read).ifPresent(connection::answer);
    }

    /** The flight read to its end; where a handshake was wanted, nobody here can go on from it. */
    private Optional<Answer> read() {
        return flight.seen()
                .filter(seen -> flight.done())
                .map(seen -> connection.question().purpose().finishes()
                        ? new Answer.Unfinished(seen, Failure.NOT_SPOKEN, "no engine speaks " + seen.suite())
                        : new Answer.Flight(seen));
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
