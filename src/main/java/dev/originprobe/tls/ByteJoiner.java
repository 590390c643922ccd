package dev.originprobe.tls;

import org.jspecify.annotations.Nullable;

/**
 * Bytes of a structure that has not come whole yet. They are kept in the pieces in which they came and joined once, so
 * that a message that comes byte by byte costs no more than its length.
 */
final class ByteJoiner {
    static final ByteJoiner NOTHING = new ByteJoiner(null, new byte[0], 0);

    private final @Nullable ByteJoiner before;
    private final byte[] last;
    private final int length;

    private ByteJoiner(@Nullable ByteJoiner before, byte[] last, int length) {
        this.before = before;
        this.last = last;
        this.length = length;
    }

    ByteJoiner and(byte[] more) {
        return more.length == 0 ? this : new ByteJoiner(length == 0 ? null : this, more, length + more.length);
    }

    int length() {
        return length;
    }

    byte[] joined() {
        byte[] all = new byte[length];
        for (ByteJoiner piece = this; piece != null; piece = piece.before) {
            System.arraycopy(piece.last, 0, all, piece.length - piece.last.length, piece.last.length);
        }
        return all;
    }
}
