package dev.originprobe.pki;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** One DER element within an array, so that signatures are checked over the very bytes that were served. */
final class Der {
    private static final int CONSTRUCTED = 0x20;
    private static final int OBJECT_IDENTIFIER = 0x06;

    /**
     * Bytes of an object identifier: those in use have about ten. The time to write one out grows with the square of its
     * length, and a flight has room for hundreds of the longest that Bouncy Castle takes (4,096).
     */
    private static final int LONGEST_OID = 128;

    private final byte[] in;
    private final int start;
    private final int body;
    private final int end;

    private Der(byte[] in, int start, int body, int end) {
        this.in = in;
        this.start = start;
        this.body = body;
        this.end = end;
    }

    /**
     * The one element that fills the array.
     *
     * @throws Malformed where there is none, or more
     */
    static Der of(byte[] whole) {
        Der element = at(whole, 0, whole.length);
        if (element.end != whole.length) {
            throw new Malformed((whole.length - element.end) + " bytes after its end");
        }
        return element;
    }

    /** How many bytes the first element has; all of them where there is none. */
    static int firstLength(byte[] in) {
        try {
            return at(in, 0, in.length).end;
        } catch (Malformed notOne) {
            return in.length;
        }
    }

    /** X.690, 8.1: identifier, definite length, contents. */
    private static Der at(byte[] in, int start, int limit) {
        if (limit - start < 2) {
            throw new Malformed("an element is cut off");
        }
        if ((in[start] & 0x1f) == 0x1f) {
            throw new Malformed("a tag of more than one byte");
        }
        int first = in[start + 1] & 0xff;
        int lengthBytes = first < 0x80 ? 0 : first & 0x7f;
        if (first == 0x80) {
            throw new Malformed("an indefinite length, which DER forbids");
        }
        if (lengthBytes > 4 || limit - start - 2 < lengthBytes) {
            throw new Malformed("a length that exceeds it");
        }
        long length = first < 0x80 ? first : 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << 8 | (in[start + 2 + i] & 0xff);
        }
        int body = start + 2 + lengthBytes;
        if (length > limit - body) {
            throw new Malformed("a length that exceeds it");
        }
        if (lengthBytes > 0 && length < (lengthBytes == 1 ? 0x80 : 1L << (8 * (lengthBytes - 1)))) {
            throw new Malformed("a length in more bytes than it needs, which DER forbids");
        }
        return new Der(in, start, body, body + (int) length);
    }

    int tag() {
        return in[start] & 0xff;
    }

    /** The elements within a constructed element, in order. */
    List<Der> children() {
        if ((tag() & CONSTRUCTED) == 0) {
            throw new Malformed("a primitive element where a structure belongs");
        }
        List<Der> children = new ArrayList<>();
        for (int at = body; at < end; at = children.get(children.size() - 1).end) {
            children.add(at(in, at, end));
        }
        return children;
    }

    /**
     * Insists that no object identifier in this element, at any depth, is too long to be written out.
     *
     * @throws Malformed where one is
     */
    void requireShortOids() {
        Deque<Der> left = new ArrayDeque<>(List.of(this));
        while (!left.isEmpty()) {
            Der element = left.remove();
            if ((element.tag() & CONSTRUCTED) != 0) {
                left.addAll(element.children());
            } else if (element.tag() == OBJECT_IDENTIFIER && element.end - element.body > LONGEST_OID) {
                throw new Malformed("an object identifier of " + (element.end - element.body) + " bytes");
            }
        }
    }

    /** Header and contents. */
    byte[] encoded() {
        return Arrays.copyOfRange(in, start, end);
    }

    /** The contents alone. */
    byte[] contents() {
        return Arrays.copyOfRange(in, body, end);
    }
}
