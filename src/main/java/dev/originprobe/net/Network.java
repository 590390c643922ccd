package dev.originprobe.net;

import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Reach;
import dev.originprobe.scan.Resolver;
import dev.originprobe.scan.Threads;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The world for one run: connections and names on the same event loops. */
public final class Network implements AutoCloseable {
    private final EventLoopGroup loops;
    private final NettyAsker asker;
    private final NettyResolver resolver;

    private Network(EventLoopGroup loops, NetworkSettings settings) {
        this.loops = loops;
        this.asker = new NettyAsker(loops, settings);
        this.resolver = new NettyResolver(loops);
    }

    /** A network with an event loop a processor. */
    public static Network open(NetworkSettings settings) {
        return new Network(NettyAsker.eventLoops(Runtime.getRuntime().availableProcessors()), settings);
    }

    /** Why AWS's own TLS library cannot be asked; empty where it can. Waits until it is loaded. */
    public Optional<String> witnessMissing() {
        return asker.witnessMissing();
    }

    /** How many connections this process has file descriptors for, at least 1. */
    public static int mostConnections() {
        return Descriptors.forConnections();
    }

    /** How late this process was in all so far to what came from the network. */
    public Duration late() {
        return asker.late();
    }

    public Asker asker() {
        return asker;
    }

    /** The same, telling of the addresses to which a connection is made, as soon as it is. */
    public Asker asker(Reach reach) {
        return (question, deadline) -> asker.ask(question, deadline, reach::established);
    }

    public Resolver resolver() {
        return resolver;
    }

    /**
     * Waits until the event loops have ended: a process that exits while one waits for the kernel loses 0.3 s. No longer than
     * that, because the one who tells of their end is a thread too, which there may be none for.
     */
    @Override
    public void close() {
        resolver.close();
        asker.close();
        // Each by itself: one that never had a thread wants one for its end.
        for (EventExecutor loop : loops) {
            var unused = Threads.isStarted(() -> end(loop));
        }
        loops.terminationFuture().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    private static void end(EventExecutor loop) {
        var unused = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
