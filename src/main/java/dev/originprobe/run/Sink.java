package dev.originprobe.run;

import java.io.Closeable;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Where a text goes. What is written to a file is there once it is committed; a sink that is closed before leaves the file
 * as it was.
 */
public interface Sink extends Closeable {
    /** Takes the text. That of a file throws a {@link UsageError} where it cannot be written to. */
    Writer writer();

    /** Whether nobody takes the text any more, so that there is no use in going on. */
    boolean isGone();

    /** Makes what was written last. */
    void commit();

    @Override
    void close();

    /** Standard output, which keeps its failure to itself. */
    static Sink of(PrintWriter stdout) {
        return new Sink() {
            @Override
            public Writer writer() {
                return stdout;
            }

            @Override
            public boolean isGone() {
                return stdout.checkError();
            }

            @Override
            public void commit() {
                stdout.flush();
            }

            @Override
            public void close() {
                stdout.flush();
            }
        };
    }
}
