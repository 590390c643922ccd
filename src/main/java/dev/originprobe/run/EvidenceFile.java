package dev.originprobe.run;

import dev.originprobe.saved.SavedEvidence;
import dev.originprobe.verdict.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where all that was seen is saved, a line of JSON a target; nowhere, where it is not wanted. */
public final class EvidenceFile implements Closeable {
    private final Optional<Sink> sink;

    private EvidenceFile(Optional<Sink> sink) {
        this.sink = sink;
    }

    /** Opens the file of {@code --save-evidence}; empty where there is none. */
    public static EvidenceFile open(Optional<String> name) {
        return new EvidenceFile(name.map(file -> OutputFile.open(file, "--save-evidence")));
    }

    /** Saves what was seen of one target. */
    public void take(Verdict verdict) throws IOException {
        if (sink.isPresent()) {
            sink.get().writer().write(SavedEvidence.line(verdict.judged(), Version.current()) + "\n");
        }
    }

    public void commit() {
        sink.ifPresent(Sink::commit);
    }

    @Override
    public void close() {
        sink.ifPresent(Sink::close);
    }
}
