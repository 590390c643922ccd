package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.net.s2n.S2nClient;
import dev.originprobe.net.s2n.S2nError;
import dev.originprobe.net.s2n.S2nFailure;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nSession;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ServerFlight;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of the pipeline where AWS's own TLS library is the client: it takes the bytes that have come, and goes on as far
 * as they reach. The tap before it reads along.
 */
final class WitnessHandler extends ChannelInboundHandlerAdapter implements S2nSession.Wire {
    /** All that a server may send until the handshake is over: sixteen messages of the library's largest (64 KiB). */
    static final int MOST_BYTES = 1 << 20;

    private static final int FATAL = 2;

    private final Connection connection;
    private final S2nLibrary library;
    private final FlightTap tap;
    private final ByteBuf incoming = Unpooled.buffer();
    private int taken;
    private boolean finished;
    private int recordsBefore;
    private @Nullable ChannelHandlerContext context;
    private @Nullable S2nSession session;

    WitnessHandler(Connection connection, S2nLibrary library, FlightTap tap) {
        this.connection = connection;
        this.library = library;
        this.tap = tap;
    }

    /** How the library is to be for that question. */
    static S2nClient client(Question question) {
        WitnessTerms terms = question.witness().orElseThrow();
        if (!(terms.policy() instanceof UpstreamPolicy.Named policy)) {
            throw new IllegalArgumentException("a question that is not to be asked");
        }
        return new S2nClient(policy.name(), terms.roots(), question.offer().serverName(), terms.acceptedNames());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        Question question = connection.question();
        try {
            session = library.session(
                    client(question), question.witness().orElseThrow().at(), this);
        } catch (S2nFailure failed) {
            connection.answer(ownFailure(failed.reason()));
        }
    }

    /** Sends the hello. */
    void start() {
        goOn();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            taken += bytes.readableBytes();
            if (taken <= MOST_BYTES) {
                incoming.discardReadBytes().writeBytes(bytes);
            } else {
                connection.answer(new Answer.Malformed("more than " + MOST_BYTES + " bytes", tap.flight()));
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        goOn();
    }

    @Override
    public byte[] take(int most) {
        byte[] bytes = new byte[Math.min(most, incoming.readableBytes())];
        incoming.readBytes(bytes);
        return bytes;
    }

    @Override
    public void send(byte[] bytes) {
        ChannelHandlerContext writing = context;
        if (writing != null) {
            var unused = writing.write(Unpooled.wrappedBuffer(bytes));
        }
    }

    private void goOn() {
        S2nSession open = session;
        ChannelHandlerContext writing = context;
        if (open == null || writing == null) {
            return;
        }
        S2nSession.Step step = finished ? open.read() : open.negotiate();
        if (!finished && step == S2nSession.Step.DONE) {
            finish(open, writing);
            return;
        }
        writing.flush();
        if (step == S2nSession.Step.FAILED) {
            connection.answer(refused(open));
        } else if (finished && tap.encryptedRecords() > recordsBefore) {
            connection.answer(completed());
        }
    }

    /** As in {@link HandshakeHandler}: in TLS 1.3 a server refuses an empty client certificate only after all else. */
    private void finish(S2nSession open, ChannelHandlerContext writing) {
        finished = true;
        recordsBefore = tap.encryptedRecords();
        if (HandshakeHandler.isTls13(tap.flight()) && open.certificateRequested()) {
            writing.flush();
            connection.after(HandshakeHandler.refusalPatience(connection.elapsed()), this::completed);
        } else {
            // In one segment with what ends the handshake.
            open.closeNotify();
            writing.flush();
            connection.answer(completed());
        }
    }

    private Answer completed() {
        return tap.flight()
                .<Answer>map(Answer.Completed::new)
                .orElseGet(() -> new Answer.Malformed("a handshake without a ServerHello", Optional.empty()));
    }

    private Answer refused(S2nSession failed) {
        S2nError error = failed.error().orElseThrow();
        Optional<ServerFlight> flight = tap.flight();
        return switch (error.kind()) {
            case ALERT -> new Answer.Alerted(new Alert(FATAL, failed.alert().orElse(0)), flight);
            case PEER -> refusal(flight, error.name());
            case OWN, CONNECTION, BLOCKED -> ownFailure(error.name());
        };
    }

    static Answer refusal(Optional<ServerFlight> flight, String word) {
        return flight.<Answer>map(seen -> new Answer.Unfinished(seen, Failure.ENGINE_REFUSED, word))
                .orElseGet(() -> new Answer.Malformed(word, Optional.empty()));
    }

    static Answer ownFailure(String what) {
        return new Answer.Unreachable(Cause.NOT_TRIED, "the library failed: " + what);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        S2nSession open = session;
        if (open != null) {
            open.close();
        }
        incoming.release();
    }
}
