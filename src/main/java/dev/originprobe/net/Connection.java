package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Question;
import dev.originprobe.net.EngineCallbacks.EngineRecord;
import dev.originprobe.net.Engines.Engine;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.tls.ServerFlight;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyConnectionEvent;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, from the attempt to make it to what came of it, of which its owner is told once. All of it happens on
 * one event loop.
 *
 * <p>Once connected, the handshake time-out runs from there to the answer, whatever the server does meanwhile.
 *
 * <p>After the answer the connection is closed: by FIN alone after a hello, which is what a client that loses interest
 * does and servers log least about; by close_notify and FIN after a handshake.
 */
final class Connection {
    private static final String FAULTS = "faults";

    private final Question question;
    private final Pulse pulse;
    private final Engines engines;
    private final Optional<S2nLibrary> library;
    private final Optional<Proxy> proxy;
    private final Owner owner;

    private boolean ended;
    private long attemptedAt;
    private long establishedAt;
    private Optional<Duration> connect = Optional.empty();
    private Optional<Engine> engine = Optional.empty();
    private Supplier<Optional<ServerFlight>> seen = Optional::empty;
    private @Nullable Channel channel;
    private final List<Future<?>> timers = new ArrayList<>();

    /** Who wants to know. Of the ends it is told of one alone, once. */
    interface Owner {
        /** The connection is there, and the conversation begins. */
        void established();

        /**
         * The conversation is over.
         *
         * @param connect how long the connection took to be established; empty where it was not by the connection itself
         * @param handshake how long it took from there
         */
        void answered(Answer answer, Optional<Duration> connect, Optional<Duration> handshake);

        /** No connection came about. */
        void missed(Throwable cause);

        /** Something went wrong on this side. */
        void failed(Throwable fault);
    }

    /**
     * A connection that is not attempted yet.
     *
     * @param library AWS's own TLS library, where that is to be the client; empty where not
     */
    Connection(
            Question question,
            Pulse pulse,
            Engines engines,
            Optional<S2nLibrary> library,
            Optional<Proxy> proxy,
            Owner owner) {
        this.question = question;
        this.pulse = pulse;
        this.engines = engines;
        this.library = library;
        this.proxy = proxy;
        this.owner = owner;
    }

    Question question() {
        return question;
    }

    /** Answers so after that time, if nothing else has been answered by then. */
    void after(Duration wait, Supplier<Answer> otherwise) {
        later(wait, () -> answer(otherwise.get()));
    }

    /** The time that the loop itself was late does not count. */
    private void later(Duration wait, Runnable step) {
        Duration before = pulse.late();
        Runnable due = () -> {
            Duration late = pulse.late().minus(before);
            if (late.isZero() || ended) {
                step.run();
            } else {
                later(late, step);
            }
        };
        timers.add(pulse.loop().schedule(() -> guarded(due), wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether TCP's handshake is done, with the origin and not with a proxy. */
    boolean isEstablished() {
        return connect.isPresent();
    }

    /** How long ago the connection was established. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - establishedAt);
    }

    /** The answer; only the first one counts. */
    void answer(Answer answer) {
        if (!ended) {
            Optional<Duration> handshake = connect.map(established -> elapsed());
            end();
            owner.answered(answer, connect, handshake);
        }
    }

    /** What went wrong on this side. */
    void fail(Throwable fault) {
        if (!ended) {
            end();
            owner.failed(fault);
        }
    }

    /** Closes it; nobody is told any more. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        engine.ifPresent(engines::forget);
        timers.forEach(timer -> timer.cancel(false));
        Channel open = channel;
        // One that could not be made is registered nowhere.
        if (open != null && open.isRegistered()) {
            var unused = open.close();
        }
    }

    /** Nothing that runs on the event loop fails without a word: what waits for the answer would wait for ever. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error fault) {
            fail(fault);
        }
    }

    /** Attempts it. */
    void connect() {
        ChannelFuture connecting = new Bootstrap()
                .group(pulse.loop())
                .channel(NioSocketChannel.class)
                // The attempt has a clock of its own, which a proxy on the way does not stop.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Opening())
                .connect(question.endpoint().socketAddress());
        channel = connecting.channel();
        connecting.addListener(
                done -> Optional.ofNullable(done.cause()).ifPresent(cause -> guarded(() -> missed(cause))));
    }

    private void missed(Throwable cause) {
        if (!ended) {
            end();
            owner.missed(cause);
        }
    }

    private void converse(Channel established) throws SSLException {
        connect = Optional.of(Duration.ofNanos(System.nanoTime() - attemptedAt));
        if (question.purpose().finishes() && library.isEmpty()) {
            engine = engines.engineFor(question.offer(), question.purpose(), established.alloc());
        }
        // The first engine of a process takes longer to load than to shake hands: that is not the server's time.
        establishedAt = System.nanoTime();
        owner.established();
        after(question.timeouts().handshakeTimeout(), () -> new Answer.Silent(seen.get()));
        ChannelPipeline pipeline = established.pipeline().addLast(FAULTS, new Faults());
        if (library.isPresent()) {
            FlightTap tap = new FlightTap(this, new EngineRecord());
            WitnessHandler witness = new WitnessHandler(this, library.get(), tap);
            seen = tap::flight;
            pipeline.addBefore(FAULTS, "tap", tap).addBefore(FAULTS, "witness", witness);
            witness.start();
        } else if (engine.isPresent()) {
            FlightTap tap = new FlightTap(this, engine.get().record());
            seen = tap::flight;
            // The TLS handler starts as soon as it is added: the others are there by then.
            pipeline.addBefore(FAULTS, "tap", tap)
                    .addBefore(FAULTS, "end", new HandshakeHandler(this, tap))
                    .addAfter("tap", "tls", FlightTap.tlsHandler(engine.get().engine()))
                    .addAfter("tap", "preamble", new PreambleFilter());
        } else {
            HelloHandler talk = new HelloHandler(this);
            seen = talk::flight;
            pipeline.addBefore(FAULTS, "hello", talk);
        }
    }

    /** The handler that turns the established connection into a conversation, or learns that there will be none. */
    private final class Opening extends ChannelDuplexHandler {
        /** A connection that is there already is the one to the proxy, which has not gone on. */
        private void timeOut(ChannelHandlerContext context, Duration timeout) {
            if (isEstablished()) {
                return;
            }
            String words = "connection timed out after " + timeout.toMillis() + " ms";
            missed(
                    context.channel().isActive()
                            ? new ProxyConnectException(words)
                            : new ConnectTimeoutException(words));
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            proxy.ifPresent(through -> context.pipeline().addFirst(through.handler()));
        }

        /** Timed from here and not where the attempt is prepared: the first time, classes are loaded in between. */
        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise)
                throws Exception {
            attemptedAt = System.nanoTime();
            Duration timeout = question.timeouts().connectionTimeout();
            later(timeout, () -> timeOut(context, timeout));
            super.connect(context, remote, local, promise);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (proxy.isEmpty()) {
                established(context);
            }
        }

        /** The proxy has connected to the origin. */
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ProxyConnectionEvent) {
                established(context);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            missed(cause);
        }

        private void established(ChannelHandlerContext context) {
            context.pipeline().remove(this);
            try {
                converse(context.channel());
            } catch (SSLException | RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    /** The end of the pipeline, to which no fault comes that another handler has taken for something. */
    private final class Faults extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            fail(cause);
        }
    }
}
