package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Structures of the TLS presentation language (RFC 8446, 3) that are being written; {@link TlsReader} reads them. */
final class TlsWriter {
    private TlsWriter() {}

    /** A body behind its length in so many bytes. */
    static Octets vector(int lengthBytes, Octets body) {
        return uint(lengthBytes, body.length()).and(body);
    }

    static Octets uint16s(IntStream values) {
        return values.mapToObj(TlsWriter::uint16).reduce(Octets.NONE, Octets::and);
    }

    static Octets uint16(int value) {
        return uint(2, value);
    }

    static Octets uint8(int value) {
        return uint(1, value);
    }

    static Octets ascii(String text) {
        return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Octets uint(int size, int value) {
        if (value >>> (8 * size) != 0) {
            throw new IllegalArgumentException(value + " does not fit " + size + " bytes");
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >> (8 * (size - 1 - i)));
        }
        return Octets.of(bytes);
    }
}
