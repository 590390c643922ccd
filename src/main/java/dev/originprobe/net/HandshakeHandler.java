package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The end of the pipeline: where the engine says how the handshake went.
 *
 * <p>Through TLS 1.2 the server's Finished comes last: it has accepted ours. In TLS 1.3 ours comes last, and a server
 * that wants a client certificate refuses the empty one only after it. So there, and only where a certificate was asked
 * for, the next thing that the server says is waited for: a session ticket means yes, an alert or the end of the
 * connection no. A server that says nothing at all waits for our request, as one does that has accepted.
 */
final class HandshakeHandler extends ChannelInboundHandlerAdapter {
    /** How many times as long as the handshake took the refusal may take: it is one of its two round trips. */
    private static final int PATIENCE_FACTOR = 4;
    /** At least so long: five times the shortest TCP retransmission time-out of Linux (200 ms, TCP_RTO_MIN). */
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);

    private final Connection connection;
    private final FlightTap tap;
    private boolean finished;
    private int recordsBefore;

    HandshakeHandler(Connection connection, FlightTap tap) {
        this.connection = connection;
        this.tap = tap;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion) {
            if (completion.isSuccess()) {
                finish();
            } else {
                refuse(completion.cause());
            }
        }
    }

    private void finish() {
        finished = true;
        recordsBefore = tap.encryptedRecords();
        if (isTls13(tap.flight()) && tap.certificateRequested()) {
            connection.after(refusalPatience(connection.elapsed()), this::completed);
        } else {
            connection.answer(completed());
        }
    }

    /**
     * How long a server's refusal of an empty client certificate is waited for.
     *
     * @param handshake how long the handshake took
     */
    static Duration refusalPatience(Duration handshake) {
        Duration patience = handshake.multipliedBy(PATIENCE_FACTOR);
        return patience.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : patience;
    }

    static boolean isTls13(Optional<ServerFlight> negotiated) {
        return negotiated
                .filter(flight -> flight.version() == ProtocolVersion.TLS_1_3.wire())
                .isPresent();
    }

    private Answer completed() {
        return tap.flight().<Answer>map(Answer.Completed::new).orElseGet(HandshakeHandler::nothingRead);
    }

    private static Answer nothingRead() {
        return new Answer.Malformed("a handshake without a ServerHello", Optional.empty());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (finished && tap.encryptedRecords() > recordsBefore) {
            connection.answer(completed());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable reason = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (reason instanceof SSLException) {
            refuse(reason);
        } else {
            connection.fail(reason);
        }
    }

    private void refuse(Throwable cause) {
        EngineError error = new EngineError(cause);
        Optional<ServerFlight> flight = tap.flight();
        connection.answer(error.alert()
                .<Answer>map(alert -> new Answer.Alerted(alert, flight))
                .orElseGet(() -> unfinished(flight, error.failure(), error.detail())));
    }

    private static Answer unfinished(Optional<ServerFlight> flight, Failure failure, String detail) {
        return flight.<Answer>map(seen -> new Answer.Unfinished(seen, failure, detail))
                .orElseGet(() -> new Answer.Malformed(detail, Optional.empty()));
    }
}
