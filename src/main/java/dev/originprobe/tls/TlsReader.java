package dev.originprobe.tls;

import java.nio.ByteBuffer;

/** A structure of the TLS presentation language (RFC 8446, 3) that is being read: big-endian numbers, vectors behind their length. */
final class TlsReader {
    private final String name;
    private final ByteBuffer bytes;

    TlsReader(String name, byte[] bytes) {
        this(name, ByteBuffer.wrap(bytes));
    }

    private TlsReader(String name, ByteBuffer bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    int uint8() {
        return uint(1);
    }

    int uint16() {
        return uint(2);
    }

    int remaining() {
        return bytes.remaining();
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int position() {
        return bytes.position();
    }

    byte[] bytes(int length) {
        byte[] taken = new byte[require(length)];
        bytes.get(taken);
        return taken;
    }

    /** A vector behind a length of so many bytes. */
    TlsReader vector(int lengthBytes) {
        int length = require(uint(lengthBytes));
        ByteBuffer body = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new TlsReader(name, body);
    }

    /** All that is left. */
    byte[] rest() {
        return bytes(bytes.remaining());
    }

    /** What was read since that position. */
    byte[] since(int position) {
        byte[] read = new byte[bytes.position() - position];
        bytes.get(position, read);
        return read;
    }

    /** Insists that everything was read. */
    void end() {
        if (hasMore()) {
            throw new BrokenFlight(name + " with " + bytes.remaining() + " bytes too many");
        }
    }

    private int uint(int size) {
        require(size);
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (bytes.get() & 0xff);
        }
        return value;
    }

    private int require(int length) {
        if (length > bytes.remaining()) {
            throw new BrokenFlight(name + " that ends too early");
        }
        return length;
    }
}
