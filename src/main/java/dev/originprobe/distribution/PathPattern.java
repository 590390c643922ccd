package dev.originprobe.distribution;

import java.util.BitSet;
import java.util.List;

/**
 * A behavior's path pattern: {@code *} is any characters or none, {@code ?} is exactly one, all else is itself, case
 * included. A leading slash is implied.
 *
 * @param text as written
 * @param codePoints what is compared: the pattern with its leading slash, an ampersand written as its XML entity read as one, runs of {@code *}
 *     as one
 */
public record PathPattern(String text, List<Integer> codePoints) {
    /** AWS's limit on a pattern's characters. */
    public static final int LONGEST = 255;

    /** The pattern of the default behavior. */
    public static final PathPattern ALL = of("*");

    public PathPattern {
        codePoints = List.copyOf(codePoints);
    }

    /** Reads a pattern; there is none that cannot be read. */
    public static PathPattern of(String text) {
        String plain = text.replace("&amp;", "&").replaceAll("\\*+", "*");
        String rooted = plain.startsWith("/") ? plain : "/" + plain;
        return new PathPattern(text, rooted.codePoints().boxed().toList());
    }

    /** Whether it matches a path that is normalised and begins with a slash. */
    public boolean matches(String path) {
        BitSet states = start();
        for (int codePoint : path.codePoints().toArray()) {
            states = after(states, codePoint);
        }
        return accepts(states);
    }

    /** Whether the two match the same paths, however they are written. */
    public boolean isEquivalentTo(PathPattern other) {
        return PatternCover.of(List.of(other), this) == PatternCover.COVERED
                && PatternCover.of(List.of(this), other) == PatternCover.COVERED;
    }

    /** Whether the pattern is at its end in one of these positions. */
    boolean accepts(BitSet states) {
        return states.get(codePoints.size());
    }

    /** Whether the pattern matches whatever follows, in one of these positions. */
    boolean acceptsAllAfter(BitSet states) {
        int last = codePoints.size() - 1;
        return codePoints.get(last) == '*' && states.get(last);
    }

    /** The positions in which the pattern may be before the first character; the last position is its end. */
    BitSet start() {
        BitSet states = new BitSet(codePoints.size() + 1);
        states.set(0);
        return closed(states);
    }

    /** The positions after one more character, from any of these. */
    BitSet after(BitSet states, int codePoint) {
        BitSet next = new BitSet(codePoints.size() + 1);
        for (int at = states.nextSetBit(0); at >= 0 && at < codePoints.size(); at = states.nextSetBit(at + 1)) {
            int expected = codePoints.get(at);
            if (expected == '*') {
                next.set(at);
            } else if (expected == '?' || expected == codePoint) {
                next.set(at + 1);
            }
        }
        return closed(next);
    }

    /** A star may stand for nothing; and whatever an earlier position can still match, the last star can match as well. */
    private BitSet closed(BitSet states) {
        int lastStar = 0;
        for (int at = states.nextSetBit(0); at >= 0 && at < codePoints.size(); at = states.nextSetBit(at + 1)) {
            if (codePoints.get(at) == '*') {
                states.set(at + 1);
                lastStar = at;
            }
        }
        states.clear(0, lastStar);
        return states;
    }

    @Override
    public String toString() {
        return text;
    }
}
