package dev.originprobe.run;

import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReportFromJson;
import dev.originprobe.report.Tally;
import dev.originprobe.scan.Inquiry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An NDJSON report that a run goes on with: the targets that it has are left out, and the others are appended. A last line
 * that was torn off when the run before ended is removed. One run at a time has the file.
 */
public final class Resume implements AutoCloseable {
    private static final String OPTION = "--resume";

    /** A line of a report with a whole chain at every one of many addresses is some hundred kilobytes. */
    private static final int LONGEST = 64 << 20;

    /** How a line of a report begins. */
    private static final String BEGIN = "{\"target\":";

    private final String file;
    private final Optional<FileChannel> channel;
    /** The key of each origin, and that with its addresses. */
    private final LongBag done = new LongBag();

    private Tally tally = Tally.NONE;

    private Resume(String file, Optional<FileChannel> channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a report, or a new one where there is none.
     *
     * @param name of the file; empty for a run that goes on with nothing
     * @throws UsageError where it is no such report, or another run has it
     */
    public static Resume open(Optional<String> name) {
        if (name.isEmpty()) {
            return new Resume("", Optional.empty());
        }
        String file = name.get();
        try {
            if (Files.isDirectory(Path.of(file))) {
                throw new UsageError(OPTION + " " + file + ": is a folder; name a file");
            }
            FileChannel channel = FileChannel.open(
                    Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Resume resume = new Resume(file, Optional.of(channel));
            try {
                if (channel.tryLock() == null) {
                    throw new UsageError(OPTION + " " + file + ": another run is writing it; wait for its end");
                }
                resume.read(channel);
                return resume;
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException | InvalidPathException reason) {
            throw OutputFile.unusable(file, OPTION, reason);
        }
    }

    /** Where the other origins go, each line of which is in the file when it is whole; empty where no report goes on. */
    public Optional<Sink> sink() {
        return channel.map(open -> new FileSink(
                Channels.newOutputStream(open),
                () -> {},
                () -> {},
                reason -> OutputFile.unusable(file, OPTION, reason)));
    }

    /** What the report has of origins. */
    public Tally tally() {
        return tally;
    }

    /** Whether a target is not in the report yet. One that is there once is left out once. */
    public boolean isOpen(Inquiry inquiry) {
        long key = TargetKey.of(inquiry);
        if (inquiry.addresses().isEmpty()) {
            return !done.take(key);
        }
        boolean there = done.take(TargetKey.at(key, TargetKey.addresses(inquiry)));
        return !(there && done.take(key));
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException reason) {
            throw OutputFile.unusable(file, OPTION, reason);
        }
    }

    private void read(FileChannel open) throws IOException {
        // It stays open: closing it would close the channel.
        InputStream stream = Channels.newInputStream(open);
        LineReader lines = new LineReader(stream, LONGEST);
        long whole = 0;
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().ended()) {
                requireTorn(line.get(), whole > 0);
                break;
            }
            origin(line.get()).ifPresent(this::add);
            whole = lines.position();
        }
        open.truncate(whole);
        open.position(whole);
    }

    /** What follows whole lines of a report was to be one; what stands alone may be somebody's, and stays unless it begins so. */
    private void requireTorn(LineReader.Line line, boolean behindOthers) {
        boolean begun = line.text()
                .filter(text -> text.startsWith(BEGIN) || BEGIN.startsWith(text))
                .isPresent();
        if (!behindOthers && !begun) {
            throw new UsageError(OPTION + " " + file + ":" + line.number() + ": not a line of an NDJSON report");
        }
    }

    private Optional<OriginReport> origin(LineReader.Line line) {
        try {
            String text = line.text().orElseThrow(() -> new IllegalArgumentException("not a line of UTF-8"));
            return text.isBlank() ? Optional.empty() : Optional.of(ReportFromJson.line(text));
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(OPTION + " " + file + ":" + line.number() + ": not a line of an NDJSON report: "
                    + String.valueOf(wrong.getMessage()).replaceFirst("^line 1[:,] ", ""));
        }
    }

    private void add(OriginReport origin) {
        tally = tally.plus(origin);
        long key = TargetKey.of(origin);
        done.add(key);
        done.add(TargetKey.at(key, origin.addresses().stream().flatMap(address -> address.address().stream())));
    }
}
