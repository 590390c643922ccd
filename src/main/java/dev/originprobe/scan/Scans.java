package dev.originprobe.scan;

import java.util.Iterator;

/**
 * Many targets side by side, a bounded number at a time.
 *
 * @param atOnce targets in flight, at least 1
 */
public record Scans(Scanner scanner, int atOnce) {
    /** So many targets may be done before a slow one that is reported before them, for each one in flight. */
    private static final int AHEAD = 4;

    /** The verdicts in the order of the inquiries, each as soon as those before it are there. */
    public ScanStream inOrder(Iterator<Inquiry> inquiries) {
        return new ScanStream(scanner, inquiries, atOnce, AHEAD * atOnce, true);
    }

    /** The verdicts as they come in. */
    public ScanStream asFinished(Iterator<Inquiry> inquiries) {
        return new ScanStream(scanner, inquiries, atOnce, 2 * atOnce, false);
    }
}
