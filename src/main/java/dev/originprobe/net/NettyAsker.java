package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Threads;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Connections over Netty. A question that is not to finish the handshake is asked with a ClientHello of our own and read
 * to the end of the server's first flight; one that is goes to an engine, with a tap on the wire before it.
 *
 * <p>The transport is the JDK's NIO: it starts without unpacking a library, and one handshake costs a hundred times what
 * epoll would save on it.
 */
public final class NettyAsker implements Asker, AutoCloseable {
    static {
        LegacyProtocols.allow();
        QuietNetty.install();
    }

    /** Begins to load what every handshake needs, beside what the caller does until it asks. */
    public static void preload() {
        beside("preload", BoringSslLibrary::missing);
    }

    /** On a thread of its own, where there is one to be had: else it is done when it is wanted. */
    private static void beside(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        var unused = Threads.isStarted(thread::start);
    }

    private final EventLoopGroup loops;
    private final Map<EventLoop, Pulse> pulses = new ConcurrentHashMap<>();
    private final Optional<Proxy> proxy;
    private final Engines engines;
    private final Optional<WitnessLibrary> witness;

    /** On event loops of somebody else, who closes them after this. */
    public NettyAsker(EventLoopGroup loops, NetworkSettings settings) {
        this.loops = loops;
        proxy = settings.proxy();
        engines = new Engines(settings.identity(), settings.diagnostics());
        witness = settings.witness() ? Optional.of(new WitnessLibrary(settings.identity())) : Optional.empty();
        beside("engine", engines::warmUp);
    }

    /** Event loops that do not keep the process alive, to be shared with a {@link NettyResolver}. */
    public static EventLoopGroup eventLoops(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                new ThreadPerTaskExecutor(new DefaultThreadFactory("net", true)),
                LoopsWithThreads::new,
                NioIoHandler.newFactory());
    }

    /** {@inheritDoc} Completes exceptionally only where this program has a bug. */
    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        return ask(question, deadline, unheard -> {});
    }

    /**
     * The same.
     *
     * @param connected is told of the address, on an event loop, as soon as a connection to it is there
     */
    CompletionStage<Exchange> ask(Question question, Deadline deadline, Consumer<Endpoint> connected) {
        CompletableFuture<Exchange> exchange = new CompletableFuture<>();
        if (question.purpose() == Purpose.WITNESS) {
            Consumer<String> not = because -> exchange.complete(Exchange.notAsked(question, because));
            Optional<String> excess = WitnessHandler.client(question).excess();
            if (excess.isPresent()) {
                not.accept(excess.get());
            } else if (witness.isPresent()) {
                witness.get()
                        .whenLoaded(loaded -> open(question, deadline, Optional.of(loaded), connected, exchange), not);
            } else {
                not.accept("it was not to be loaded");
            }
        } else {
            open(question, deadline, Optional.empty(), connected, exchange);
        }
        return exchange;
    }

    private Pulse nextLoop() {
        EventLoop loop = loops.next();
        return pulses.computeIfAbsent(loop, unseen -> {
            Pulse pulse = new Pulse(loop, System::nanoTime);
            pulse.start();
            return pulse;
        });
    }

    private void open(
            Question question,
            Deadline deadline,
            Optional<S2nLibrary> library,
            Consumer<Endpoint> connected,
            CompletableFuture<Exchange> exchange) {
        Threads.by(deadline, this::nextLoop)
                .ifPresentOrElse(
                        pulse -> new Asking(question, deadline, pulse, engines, library, proxy, connected, exchange)
                                .open(),
                        () -> exchange.complete(
                                Exchange.notAsked(question, Answer.Cause.SHORTAGE, Shortage.THREADS.words())));
    }

    /** Why AWS's own TLS library cannot be asked; empty where it can. Waits until it is loaded, where it is loading. */
    public Optional<String> witnessMissing() {
        return witness.map(WitnessLibrary::missing).orElse(Optional.of("it was not to be loaded"));
    }

    /** How late the event loop that has fallen behind most was in all so far. */
    Duration late() {
        return pulses.values().stream()
                .map(Pulse::late)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Connections that are open go on to their end, or to that of their event loop. */
    @Override
    public void close() {
        engines.close();
        witness.ifPresent(WitnessLibrary::close);
    }
}
