package dev.originprobe.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream in UTF-8, as they come, in bounded memory. */
final class LineReader implements Closeable {
    /** Room for a target with all its settings, of which the longest are names of 253 octets and paths of 4,096. */
    static final int LONGEST = 65_536;

    private static final int END = -1;

    private final InputStream stream;
    private final int longest;
    private int number;
    private long position;

    LineReader(InputStream stream) {
        this(stream, LONGEST);
    }

    /**
     * Lines of a stream.
     *
     * @param longest in octets
     */
    LineReader(InputStream stream, int longest) {
        this.stream = new BufferedInputStream(stream);
        this.longest = longest;
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param text empty where it is no text in UTF-8, or too long
     * @param ended whether it has its end, which the last line of a stream may lack
     */
    record Line(int number, Optional<String> text, boolean ended) {}

    /** Octets read so far, those of the ends of lines included. */
    long position() {
        return position;
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int octet = stream.read();
        if (octet == END) {
            return Optional.empty();
        }
        boolean tooLong = false;
        while (octet != END && octet != '\n') {
            position++;
            if (octets.size() == longest) {
                tooLong = true;
            } else {
                octets.write(octet);
            }
            octet = stream.read();
        }
        boolean ended = octet != END;
        position += ended ? 1 : 0;
        number++;
        return Optional.of(new Line(number, tooLong ? Optional.empty() : text(octets.toByteArray()), ended));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Without a byte order mark at the beginning of the stream, and without the CR of an end of CR LF. */
    private Optional<String> text(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return Optional.of((number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text).stripTrailing());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
