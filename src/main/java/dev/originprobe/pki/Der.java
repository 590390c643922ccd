package dev.originprobe.pki;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * One element within an array, so that signatures are checked over the very bytes that were served. Lengths that DER forbids
 * and BER has are read, and noted.
 */
final class Der {
    private static final int CONSTRUCTED = 0x20;
    private static final int OBJECT_IDENTIFIER = 0x06;

    /**
     * Bytes of an object identifier: those in use have about ten. The time to write one out grows with the square of its
     * length, and a flight has room for hundreds of the longest that Bouncy Castle takes (4,096).
     */
    private static final int LONGEST_OID = 256;

    /** Indefinite lengths within each other: the end of each is looked for anew at each depth. */
    private static final int DEEPEST = 32;

    private static final int INDEFINITE = 0x80;

    private static final Oddity INDEFINITE_LENGTH = Oddity.refusedByAwsLc("an indefinite length, which DER forbids");
    private static final Oddity LONG_LENGTH =
            new Oddity("a length in more bytes than it needs, which DER forbids", Oddity.Refusing.STRICT);

    private final byte[] in;
    private final int start;
    private final int body;
    private final int bodyEnd;
    private final int end;
    private final Oddities oddities;

    private Der(byte[] in, int start, int body, int bodyEnd, int end, Oddities oddities) {
        this.in = in;
        this.start = start;
        this.body = body;
        this.bodyEnd = bodyEnd;
        this.end = end;
        this.oddities = oddities;
    }

    /**
     * The one element that fills the array, in DER.
     *
     * @throws Malformed where there is none, or more
     */
    static Der of(byte[] whole) {
        return of(whole, Oddities.NONE);
    }

    /**
     * The one element that fills the array.
     *
     * @param oddities is told what is not DER
     * @throws Malformed where there is none, or more
     */
    static Der of(byte[] whole, Oddities oddities) {
        Der element = at(whole, 0, whole.length, oddities);
        if (element.end != whole.length) {
            throw new Malformed((whole.length - element.end) + " bytes after its end");
        }
        return element;
    }

    /**
     * The element at the array's start.
     *
     * @param oddities is told what is not DER
     * @throws Malformed where there is none
     */
    static Der leading(byte[] in, Oddities oddities) {
        return at(in, 0, in.length, oddities);
    }

    /** How many bytes of the array follow this element. */
    int rest() {
        return in.length - end;
    }

    /** The first element of this one's contents; what follows it is noted. */
    Der inside() {
        Der element = at(in, body, bodyEnd, oddities);
        if (element.end != bodyEnd) {
            note(Oddity.refusedByAwsLc((bodyEnd - element.end) + " bytes after the end of an extension"));
        }
        return element;
    }

    /** How many bytes the first element has; all of them where there is none. */
    static int firstLength(byte[] in) {
        try {
            return at(in, 0, in.length, Oddities.NONE).end;
        } catch (Malformed notOne) {
            return in.length;
        }
    }

    /** X.690, 8.1: identifier, length, contents. */
    private static Der at(byte[] in, int start, int limit, Oddities oddities) {
        if (limit - start < 2) {
            throw new Malformed("an element is cut off");
        }
        if ((in[start] & 0x1f) == 0x1f) {
            throw new Malformed("a tag of more than one byte");
        }
        int first = in[start + 1] & 0xff;
        if (first == INDEFINITE) {
            oddities.note(INDEFINITE_LENGTH);
            int end = endOfContents(in, start, limit);
            return new Der(in, start, start + 2, end - 2, end, oddities);
        }
        int lengthBytes = first < 0x80 ? 0 : first & 0x7f;
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
            oddities.note(LONG_LENGTH);
        }
        int end = body + (int) length;
        return new Der(in, start, body, end, end, oddities);
    }

    /** X.690, 8.1.3.6: where an element of indefinite length ends, behind its two zero bytes. */
    private static int endOfContents(byte[] in, int start, int limit) {
        if ((in[start] & CONSTRUCTED) == 0) {
            throw new Malformed("an indefinite length of a primitive element");
        }
        int depth = 1;
        int at = start + 2;
        while (depth > 0) {
            if (limit - at < 2) {
                throw new Malformed("an element without its end");
            }
            if (in[at] == 0 && in[at + 1] == 0) {
                depth--;
                at += 2;
            } else if ((in[at + 1] & 0xff) == INDEFINITE && (in[at] & CONSTRUCTED) != 0 && depth < DEEPEST) {
                depth++;
                at += 2;
            } else {
                at = definiteEnd(in, at, limit);
            }
        }
        return at;
    }

    private static int definiteEnd(byte[] in, int at, int limit) {
        if ((in[at + 1] & 0xff) == INDEFINITE) {
            throw new Malformed("elements of indefinite length too deep within each other");
        }
        return at(in, at, limit, new Oddities()).end;
    }

    int tag() {
        return in[start] & 0xff;
    }

    /** Says that something about this element is odd. */
    void note(Oddity oddity) {
        oddities.note(oddity);
    }

    /** The elements within a constructed element, in order. */
    List<Der> children() {
        if ((tag() & CONSTRUCTED) == 0) {
            throw new Malformed("a primitive element where a structure belongs");
        }
        List<Der> children = new ArrayList<>();
        for (int at = body; at < bodyEnd; at = children.get(children.size() - 1).end) {
            children.add(at(in, at, bodyEnd, oddities));
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

    /** Whether another element has the same tags and contents, whatever their lengths are written in. */
    boolean sameAs(Der other) {
        Deque<Der> mine = new ArrayDeque<>(List.of(this));
        Deque<Der> theirs = new ArrayDeque<>(List.of(other));
        while (!mine.isEmpty() && mine.size() == theirs.size()) {
            Der one = mine.remove();
            Der two = theirs.remove();
            boolean constructed = (one.tag() & CONSTRUCTED) != 0;
            if (one.tag() != two.tag() || (!constructed && !Arrays.equals(one.contents(), two.contents()))) {
                return false;
            }
            if (constructed) {
                mine.addAll(one.children());
                theirs.addAll(two.children());
            }
        }
        return mine.isEmpty() && theirs.isEmpty();
    }

    /** Header and contents. */
    byte[] encoded() {
        return Arrays.copyOfRange(in, start, end);
    }

    /** The contents alone. */
    byte[] contents() {
        return Arrays.copyOfRange(in, body, bodyEnd);
    }
}
