package dev.originprobe.run;

import dev.originprobe.scan.Inquiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The targets of {@code --targets}: a target a line, or a JSON object with settings of its own, read when they are asked for.
 * What is wrong with a line is told, and the lines after it are read.
 */
public final class TargetList implements Iterator<Inquiry> {
    private static final String OPTION = "--targets";

    private final String file;
    private final String name;
    private final LineReader lines;
    private final TargetParser parser;
    private final Consumer<UsageError> faults;
    private Optional<Inquiry> next = Optional.empty();
    private boolean ended;
    private volatile boolean empty = true;

    /**
     * Opens a list.
     *
     * @param file {@code -} for standard input
     * @param faults is told of every line that cannot be used
     * @throws UsageError where the file cannot be opened
     */
    public TargetList(String file, TargetParser parser, Consumer<UsageError> faults) {
        this.file = file;
        this.name = file.equals("-") ? "stdin" : file;
        this.lines = new LineReader(InputFile.open(file, OPTION));
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * How many targets a file has, read to its end, and others; empty where it can be read once only.
     *
     * @param others beside those of the file
     */
    public static OptionalLong count(String file, long others) {
        if (file.equals("-") || !Files.isRegularFile(Path.of(file))) {
            return OptionalLong.empty();
        }
        long count = others;
        try (LineReader lines = new LineReader(InputFile.open(file, OPTION))) {
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = line.get().text().orElse("").strip();
                count += text.isEmpty() || text.startsWith("#") ? 0 : 1;
            }
        } catch (IOException reason) {
            throw InputFile.unreadable(file, OPTION, reason);
        }
        return OptionalLong.of(count);
    }

    @Override
    public boolean hasNext() {
        while (!ended && next.isEmpty()) {
            next = read();
        }
        return next.isPresent();
    }

    @Override
    public Inquiry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Inquiry inquiry = next.orElseThrow();
        next = Optional.empty();
        return inquiry;
    }

    /** Whether no line had a target in it, right or wrong. */
    public boolean isEmpty() {
        return empty;
    }

    private Optional<Inquiry> read() {
        try {
            Optional<LineReader.Line> line = lines.next();
            if (line.isEmpty()) {
                ended = true;
                lines.close();
                return Optional.empty();
            }
            return inquiry(line.get());
        } catch (IOException reason) {
            ended = true;
            faults.accept(InputFile.unreadable(file, OPTION, reason));
        } catch (UsageError fault) {
            empty = false;
            faults.accept(fault);
        }
        return Optional.empty();
    }

    private Optional<Inquiry> inquiry(LineReader.Line line) {
        String place = name + ":" + line.number();
        String text = line.text()
                .orElseThrow(() -> new UsageError(
                        place + ": not a line of UTF-8 of at most " + LineReader.LONGEST + " octets; leave it out"));
        Optional<TargetLine> target = TargetLine.parse(text, place);
        empty = empty && target.isEmpty();
        return target.map(one -> parser.inquiry(one.typed(), place, one.settings()));
    }
}
