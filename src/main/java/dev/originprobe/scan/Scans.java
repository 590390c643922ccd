package dev.originprobe.scan;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Many targets side by side, a bounded number at a time.
 *
 * @param atOnce targets in flight that answer, at least 1
 * @param patience with one that does not, before another is started beside it; empty where none ever is
 * @param late how late this process was in all so far: while it is, it says nothing of a target that it has no answer
 */
public record Scans(Scanner scanner, int atOnce, Optional<Duration> patience, Supplier<Duration> late) {
    /** For each one that answers: targets in flight in all, and done before a slow one that is reported before them. */
    public static final int MOST = 4;

    /** The verdicts in the order of the inquiries, each as soon as those before it are there. */
    public ScanStream inOrder(Iterator<Inquiry> inquiries) {
        return new ScanStream(this, inquiries, true);
    }

    /** The verdicts as they come in. */
    public ScanStream asFinished(Iterator<Inquiry> inquiries) {
        return new ScanStream(this, inquiries, false);
    }
}
