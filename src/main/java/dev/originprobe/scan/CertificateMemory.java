package dev.originprobe.scan;

import dev.originprobe.pki.Certificates;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What a run found of certificates: a fleet's origins serve the same intermediates, and often the same leaf. Each function
 * remembers what was asked for last, up to a number of bytes. Any thread may ask.
 */
final class CertificateMemory implements Certificates.Memory {
    /** Of certificates as served: some thousand. Read, one takes about five times as much of the heap. */
    private static final int MOST_BYTES = 2 << 20;

    /** A longer certificate, which would drive out many, is read anew: with a hundred names it is half as long. */
    private static final int LONGEST = 16 << 10;

    @Override
    public <A, R> Function<A, R> of(Function<A, R> function, ToIntFunction<A> bytes) {
        return new Remembered<>(function, bytes)::of;
    }

    private static final class Remembered<A, R> {
        private final Function<A, R> function;
        private final ToIntFunction<A> bytes;
        private final Map<A, R> known = new LinkedHashMap<>(16, 0.75f, true);
        private int held;

        Remembered(Function<A, R> function, ToIntFunction<A> bytes) {
            this.function = function;
            this.bytes = bytes;
        }

        R of(A argument) {
            if (bytes.applyAsInt(argument) > LONGEST) {
                return function.apply(argument);
            }
            R result;
            synchronized (known) {
                result = known.get(argument);
            }
            return result == null ? found(argument) : result;
        }

        /** Several threads may find the same at the same time: none waits for another. */
        private R found(A argument) {
            R result = function.apply(argument);
            synchronized (known) {
                if (known.put(argument, result) == null) {
                    held += bytes.applyAsInt(argument);
                }
                for (Iterator<A> oldest = known.keySet().iterator(); held > MOST_BYTES; oldest.remove()) {
                    held -= bytes.applyAsInt(oldest.next());
                }
            }
            return result;
        }
    }
}
