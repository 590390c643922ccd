package dev.originprobe.run;

/**
 * Keeps the heap of a run over many targets as small as what it holds. The serial collector looks at what has become old only
 * when the heap cannot grow any more, and by default it may grow to a quarter of the machine's memory: half a million targets
 * would fill that with what nobody needs.
 */
public final class HeapBound {
    /** Targets between two looks. */
    private static final int EVERY = 256;

    /** Octets in use that are left alone, as many as some hundred targets in flight take. */
    private static final long LEAST = 80L << 20;

    private int taken;
    private long most = LEAST;

    /** One more target is done. Now and then it is looked how much is in use, and more than twice what is needed is collected. */
    public void taken() {
        taken++;
        if (taken % EVERY == 0 && used() > most) {
            System.gc();
            most = Math.max(LEAST, 2 * used());
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
