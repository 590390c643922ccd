package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.net.EngineCallbacks.EngineRecord;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.ServerFlight;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;

/**
 * A tap on the wire, before the engine: reads along what the server sends in plain text, so that what is reported was
 * served on this very connection, and whatever the engine makes of it. What only the engine can read, the TLS 1.3
 * certificates and the request for one, comes from its engine.
 *
 * <p>An alert, bytes that are not TLS, and the end of the connection are answered from here, not from the engine's words.
 */
final class FlightTap extends ChannelDuplexHandler {
    private final Connection connection;
    private final EngineRecord engine;
    private byte[] random = new byte[0];
    private FirstFlight first = new FirstFlight(FlightReader.besideAnEngine(random));
    private boolean retried;

    FlightTap(Connection connection, EngineRecord engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** To be added behind the tap. */
    static SslHandler tlsHandler(SSLEngine tls) {
        SslHandler handler = new SslHandler(tls);
        // The connection's own clock decides.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    /** What was read of the server's first flight, in plain text and by the engine. */
    Optional<ServerFlight> flight() {
        return first.seen().map(this::withEngine);
    }

    /** How many records of encrypted TLS 1.3 messages came whole. */
    int encryptedRecords() {
        return first.records().applicationRecords();
    }

    /** Whether the server asked for a client certificate. */
    boolean certificateRequested() {
        return flight().map(ServerFlight::certificateRequested).orElse(false);
    }

    private ServerFlight withEngine(ServerFlight seen) {
        ServerFlight served = seen.certificates().isEmpty() ? seen.withCertificates(engine.certificates()) : seen;
        return engine.certificateRequested() ? served.withCertificateRequested() : served;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (random.length == 0 && message instanceof ByteBuf hello) {
            ClientHello.randomIn(ByteBufUtil.getBytes(hello)).ifPresent(this::readAsAnswerTo);
        }
        super.write(context, message, promise.unvoid().addListener(this::written));
    }

    private void readAsAnswerTo(byte[] helloRandom) {
        random = helloRandom;
        first = new FirstFlight(FlightReader.besideAnEngine(random));
    }

    /** That the connection ended is seen in what is written too, where that comes first; the engine would make it a fault. */
    private void written(Future<?> written) {
        Throwable cause = written.cause();
        if (cause instanceof IOException) {
            connection.answer(atEnd(true));
        } else if (cause != null) {
            connection.fail(cause);
        }
    }

    private Answer atEnd(boolean reset) {
        return first.done() ? new Answer.Closed(reset, flight()) : first.atEnd(reset);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        first.feed(ByteBufUtil.getBytes((ByteBuf) message));
        if (first.isHelloRetry() && !retried) {
            retried = true;
            first.startOver(FlightReader.besideAnEngine(random));
        }
        Optional<Answer> answer =
                first.refusal().or(() -> first.records().fatalAlert().map(this::alerted));
        if (answer.isPresent()) {
            ReferenceCountUtil.release(message);
            connection.answer(answer.get());
        } else {
            context.fireChannelRead(message);
        }
    }

    private Answer alerted(Alert alert) {
        return new Answer.Alerted(alert, flight());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.answer(atEnd(false));
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            connection.answer(atEnd(true));
        } else {
            connection.fail(cause);
        }
    }
}
