package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.net.EngineCallbacks.EngineRecord;
import dev.originprobe.net.Engines.Engine;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.scan.Deadline;
import dev.originprobe.tls.ServerFlight;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyConnectionEvent;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way: the attempts to connect, the clock, and the one answer. All of it happens on one event loop.
 *
 * <p>Only a failure to connect is tried again, at once, as CloudFront's connection attempts are. Once connected, the
 * handshake time-out runs from there to the answer, whatever the server does meanwhile.
 *
 * <p>After the answer the connection is closed: by FIN alone after a hello, which is what a client that loses interest
 * does and servers log least about; by close_notify and FIN after a handshake.
 */
final class Connection {
    private final Question question;
    private final Deadline deadline;
    private final EventLoop loop;
    private final Engines engines;
    private final Optional<S2nLibrary> library;
    private final Optional<Proxy> proxy;
    private final CompletableFuture<Exchange> exchange;

    private boolean ended;
    private int attempts;
    private long attemptedAt;
    private long establishedAt;
    private Optional<Duration> connect = Optional.empty();
    private Optional<Engine> engine = Optional.empty();
    private Supplier<Optional<ServerFlight>> seen = Optional::empty;
    private Optional<Future<?>> cut = Optional.empty();
    private Optional<Shortage> shortage = Optional.empty();
    private @Nullable Channel channel;
    private final List<Future<?>> timers = new ArrayList<>();

    /**
     * A question on its way.
     *
     * @param library AWS's own TLS library, where that is to be the client; empty where not
     */
    Connection(
            Question question,
            Deadline deadline,
            EventLoop loop,
            Engines engines,
            Optional<S2nLibrary> library,
            Optional<Proxy> proxy,
            CompletableFuture<Exchange> exchange) {
        this.question = question;
        this.deadline = deadline;
        this.loop = loop;
        this.engines = engines;
        this.library = library;
        this.proxy = proxy;
        this.exchange = exchange;
    }

    /** Starts; from any thread. */
    void open() {
        try {
            loop.execute(guarded(this::start));
        } catch (RejectedExecutionException e) {
            attempts = 1;
            answer(new Answer.Unreachable(Cause.NO_ROUTE, "shutting down"));
        }
    }

    Question question() {
        return question;
    }

    /** Answers so after that time, if nothing else has been answered by then. */
    void after(Duration wait, Supplier<Answer> otherwise) {
        timers.add(loop.schedule(guarded(() -> answer(otherwise.get())), wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** How long ago the connection was established. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - establishedAt);
    }

    /** The answer; only the first one counts. */
    void answer(Answer answer) {
        if (ended) {
            return;
        }
        Optional<Duration> handshake = connect.map(established -> elapsed());
        end();
        Answer seen = proxy.flatMap(through -> through.spoke(answer)).orElse(answer);
        exchange.complete(new Exchange(question, seen, attempts, connect, handshake));
    }

    /** What went wrong on this side: asked again where means were wanting, else a bug, which ends it without an answer. */
    void fail(Throwable fault) {
        if (ended) {
            return;
        }
        Optional<Shortage> wanting = Shortage.of(fault);
        if (wanting.isPresent()) {
            again(wanting.get());
        } else {
            end();
            exchange.completeExceptionally(fault);
        }
    }

    private void end() {
        ended = true;
        cut.ifPresent(timer -> timer.cancel(false));
        letGo();
    }

    /** Gives back what the attempt so far has taken. */
    private void letGo() {
        engine.ifPresent(engines::forget);
        engine = Optional.empty();
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
        Channel open = channel;
        if (open != null) {
            var unused = open.close();
        }
        channel = null;
    }

    /** Nothing that runs on the event loop fails without a word: what waits for the answer would wait for ever. */
    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | Error fault) {
                fail(fault);
            }
        };
    }

    private void start() {
        Duration left = deadline.left();
        if (left.compareTo(Duration.ZERO) <= 0) {
            answer(Exchange.notAsked(question).answer());
            return;
        }
        cut = Optional.of(loop.schedule(guarded(() -> answer(cutShort())), left.toNanos(), TimeUnit.NANOSECONDS));
        attempt();
    }

    private Answer cutShort() {
        return shortage.<Answer>map(wanting -> new Answer.Unreachable(Cause.SHORTAGE, wanting.words()))
                .orElseGet(() -> Answer.Unreachable.cutShort(
                        connect.isEmpty() ? "no connection by then" : "no end of the handshake by then"));
    }

    /** The same attempt once more when others may have given back what is wanting; it is none of the origin's. */
    private void again(Shortage wanting) {
        letGo();
        seen = Optional::empty;
        connect = Optional.empty();
        attempts--;
        shortage = Optional.of(wanting);
        timers.add(loop.schedule(guarded(this::attempt), Shortage.WAIT.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void attempt() {
        attempts++;
        Opening opening = new Opening();
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                // The attempt has a clock of its own, which a proxy on the way does not stop.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(opening)
                .connect(destination());
        channel = connecting.channel();
        connecting.addListener(done -> {
            Throwable cause = done.cause();
            if (cause != null) {
                opening.missed(cause);
            }
        });
    }

    /** Without the name that it was found by: Netty would tell a proxy that name, and one address of it would be asked. */
    private InetSocketAddress destination() {
        byte[] address = question.endpoint().address().getAddress();
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(address), question.endpoint().port());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has the length of one", impossible);
        }
    }

    private void missed(Throwable cause) {
        if (ended) {
            return;
        }
        Optional<Shortage> wanting = Shortage.of(cause);
        if (wanting.isPresent()) {
            again(wanting.get());
        } else if (proxy.isEmpty() && isReset(cause)) {
            // It was established before: a listener that resets at once, not a port on which there is none.
            answer(new Answer.Closed(true, Optional.empty()));
        } else if (attempts < question.patience().connectionAttempts()) {
            attempt();
        } else {
            String words = withoutAddress(cause);
            answer(proxy.map(through -> through.missed(cause, words))
                    .orElseGet(() -> new Answer.Unreachable(reason(cause), words)));
        }
    }

    /** Netty appends the address to the system's words and keeps the original as the cause. */
    private static String withoutAddress(Throwable failure) {
        Throwable original = failure.getCause();
        return String.valueOf((original == null ? failure : original).getMessage());
    }

    /**
     * Whether a peer that had accepted the connection reset it before we saw that. NIO raises the same SocketException for it
     * as for ENETUNREACH (sun.nio.ch, handleSocketError): only the system's words tell these apart. Where they are not
     * English the reset is reported as no route, which is undecided.
     */
    static boolean isReset(Throwable cause) {
        return !(cause instanceof ConnectException) && withoutAddress(cause).startsWith("Connection reset");
    }

    /** Why no connection was made. */
    static Cause reason(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return Cause.TIMED_OUT;
        }
        return cause instanceof ConnectException ? Cause.REFUSED : Cause.NO_ROUTE;
    }

    private void converse(Channel established) throws SSLException {
        shortage = Optional.empty();
        connect = Optional.of(Duration.ofNanos(System.nanoTime() - attemptedAt));
        if (question.purpose().finishes() && library.isEmpty()) {
            engine = engines.engineFor(question.offer(), question.purpose(), established.alloc());
        }
        // The first engine of a process takes longer to load than to shake hands: that is not the server's time.
        establishedAt = System.nanoTime();
        after(question.patience().handshakeTimeout(), () -> new Answer.Silent(seen.get()));
        ChannelPipeline pipeline = established.pipeline();
        if (library.isPresent()) {
            FlightTap tap = new FlightTap(this, new EngineRecord());
            WitnessHandler witness = new WitnessHandler(this, library.get(), tap);
            seen = tap::flight;
            pipeline.addLast("tap", tap).addLast("witness", witness);
            witness.start();
        } else if (engine.isPresent()) {
            FlightTap tap = new FlightTap(this, engine.get().record());
            seen = tap::flight;
            // The TLS handler starts as soon as it is added: the others are there by then.
            pipeline.addLast("tap", tap)
                    .addLast("end", new HandshakeHandler(this, tap))
                    .addAfter("tap", "tls", tap.tlsHandler(engine.get().engine()))
                    .addAfter("tap", "preamble", new PreambleFilter());
        } else {
            HelloHandler talk = new HelloHandler(this);
            seen = talk::flight;
            pipeline.addLast(talk);
        }
    }

    /** The handler that turns the established connection into a conversation, or learns that there will be none. */
    private final class Opening extends ChannelDuplexHandler {
        private Optional<Future<?>> clock = Optional.empty();
        private boolean missed;

        void missed(Throwable cause) {
            if (!missed) {
                missed = true;
                stopClock();
                Connection.this.missed(cause);
            }
        }

        private void stopClock() {
            clock.ifPresent(running -> running.cancel(false));
        }

        /** A connection that is there already is the one to the proxy, which has not gone on. */
        private void timeOut(ChannelHandlerContext context, Duration patience) {
            String words = "connection timed out after " + patience.toMillis() + " ms";
            missed(
                    context.channel().isActive()
                            ? new ProxyConnectException(words)
                            : new ConnectTimeoutException(words));
            var unused = context.close();
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
            Duration patience = question.patience().connectionTimeout();
            clock = Optional.of(
                    loop.schedule(() -> timeOut(context, patience), patience.toNanos(), TimeUnit.NANOSECONDS));
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
            stopClock();
            context.pipeline().remove(this);
            try {
                converse(context.channel());
            } catch (SSLException | RuntimeException | Error e) {
                fail(e);
            }
        }
    }
}
