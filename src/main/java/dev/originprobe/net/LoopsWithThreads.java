package dev.originprobe.net;

import dev.originprobe.scan.Threads;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorChooserFactory.EventExecutorChooser;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Event loops in turn, of those that have a thread: where this process may have no more threads, those that have theirs do
 * the work of all. From any thread.
 */
final class LoopsWithThreads implements EventExecutorChooser {
    private final List<EventExecutor> loops;
    private final Set<EventExecutor> started = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    LoopsWithThreads(EventExecutor... loops) {
        this.loops = List.of(loops);
    }

    /** {@inheritDoc} Fails as the JVM does where none of them has a thread and there is none to be had. */
    @Override
    public EventExecutor next() {
        EventExecutor loop = loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
        if (started.contains(loop)) {
            return loop;
        }
        if (started.isEmpty()) {
            start(loop);
        } else if (!Threads.isStarted(() -> start(loop))) {
            return started.iterator().next();
        }
        started.add(loop);
        return loop;
    }

    /** A loop starts its thread with its first task. */
    private static void start(EventExecutor loop) {
        if (!loop.isShuttingDown()) {
            loop.execute(() -> {});
        }
    }
}
