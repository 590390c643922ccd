package dev.originprobe.run;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Where output goes that may be lost on the way. It keeps the first failure, as print writers swallow it, and takes nothing
 * after it.
 */
public final class FailureKeepingOutput extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    public FailureKeepingOutput(OutputStream destination) {
        super(destination);
    }

    /** Why output was lost; empty where none was, and where the reader of a pipe has gone, who wants no more of it. */
    public Optional<IOException> lost() {
        return failure.filter(reason -> !isReaderGone(reason));
    }

    /** Whether that is how writing to a pipe fails of which the reader has gone. */
    static boolean isReaderGone(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        attempt(() -> out.write(octets, offset, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    private interface Step {
        void take() throws IOException;
    }

    private void attempt(Step step) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            step.take();
        } catch (IOException reason) {
            failure = Optional.of(reason);
            throw reason;
        }
    }
}
