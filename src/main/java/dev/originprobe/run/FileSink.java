package dev.originprobe.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A text in UTF-8 on its way to a file. */
final class FileSink implements Sink {
    private final Writer text;
    private final Step whenWhole;
    private final Step whenClosed;
    private final Function<IOException, UsageError> unwritable;
    private boolean gone;

    /** One step on the way. */
    interface Step {
        void take() throws IOException;
    }

    /**
     * A sink into a stream.
     *
     * @param whenWhole once all is written
     * @param whenClosed whether or not all is written
     * @param unwritable what a failure becomes
     */
    FileSink(OutputStream stream, Step whenWhole, Step whenClosed, Function<IOException, UsageError> unwritable) {
        this.text = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.whenWhole = whenWhole;
        this.whenClosed = whenClosed;
        this.unwritable = unwritable;
    }

    @Override
    public Writer writer() {
        return new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) {
                attempt(() -> text.write(characters, offset, length));
            }

            @Override
            public void flush() {
                attempt(text::flush);
            }

            @Override
            public void close() {
                flush();
            }
        };
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void commit() {
        attempt(() -> {
            text.flush();
            whenWhole.take();
        });
    }

    @Override
    public void close() {
        attempt(whenClosed);
    }

    private void attempt(Step step) {
        try {
            step.take();
        } catch (IOException reason) {
            if (!FailureKeepingOutput.isReaderGone(reason)) {
                throw unwritable.apply(reason);
            }
            gone = true;
        }
    }
}
