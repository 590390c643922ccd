package dev.originprobe.scan;

import dev.originprobe.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Many targets side by side, a bounded number at a time.
 *
 * @param atOnce targets in flight, at least 1
 */
public record Scans(Scanner scanner, int atOnce) {
    /** Hands the verdicts over in the order of the inquiries, each as soon as those before it are there. */
    public void inOrder(List<Inquiry> inquiries, Consumer<Verdict> report) {
        Deque<CompletableFuture<Verdict>> inFlight = new ArrayDeque<>();
        for (Inquiry inquiry : inquiries) {
            if (inFlight.size() == atOnce) {
                report.accept(inFlight.removeFirst().join());
            }
            inFlight.addLast(scanner.scan(inquiry).toCompletableFuture());
        }
        inFlight.forEach(scan -> report.accept(scan.join()));
    }

    /** Hands the verdicts over as they come in. */
    public void asFinished(List<Inquiry> inquiries, Consumer<Verdict> report) {
        BlockingQueue<Verdict> finished = new LinkedBlockingQueue<>();
        Iterator<Inquiry> waiting = inquiries.iterator();
        for (int started = 0; started < atOnce && waiting.hasNext(); started++) {
            scanner.scan(waiting.next()).thenAccept(finished::add);
        }
        try {
            for (int reported = 0; reported < inquiries.size(); reported++) {
                report.accept(finished.take());
                if (waiting.hasNext()) {
                    scanner.scan(waiting.next()).thenAccept(finished::add);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
