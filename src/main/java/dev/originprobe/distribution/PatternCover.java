package dev.originprobe.distribution;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether some patterns leave another anything to match: the inclusion of its language in the union of theirs, over all
 * normalised paths.
 */
public enum PatternCover {
    /** Every path that the pattern matches is matched by one of the others. */
    COVERED,
    /** Some path is left to it. */
    NOT_COVERED,
    /** The automaton of the union is too large to be walked through. */
    TOO_LARGE;

    /**
     * States that are looked at. Patterns such as {@code *a?????????} make the automaton grow as 2 to the number of
     * {@code ?}; behaviors as people write them need some hundreds.
     */
    private static final int MOST_STATES = 20_000;

    /** A character that no pattern spells out stands for all that none does; this one is for private use. */
    private static final int ANY_OTHER = 0xe000;

    /** Decides whether the others together cover the pattern. */
    public static PatternCover of(List<PathPattern> others, PathPattern pattern) {
        if (others.stream().anyMatch(other -> other.codePoints().equals(pattern.codePoints()))) {
            return COVERED;
        }
        if (leavesExample(others, pattern)) {
            return NOT_COVERED;
        }
        int[] alphabet = Stream.concat(others.stream(), Stream.of(pattern))
                .flatMapToInt(each -> each.codePoints().stream().mapToInt(Integer::intValue))
                .filter(codePoint -> codePoint != '*' && codePoint != '?')
                .distinct()
                .toArray();
        return walk(
                others,
                pattern,
                IntStream.concat(IntStream.of(alphabet), IntStream.of('/', '.', ANY_OTHER))
                        .distinct()
                        .toArray());
    }

    /** The usual case, without an automaton: the pattern with something unheard-of for its wildcards. */
    private static boolean leavesExample(List<PathPattern> others, PathPattern pattern) {
        StringBuilder example = new StringBuilder();
        pattern.codePoints()
                .forEach(codePoint ->
                        example.appendCodePoint(codePoint == '*' || codePoint == '?' ? ANY_OTHER : codePoint));
        String path = example.toString();
        Segment segment = Segment.START;
        for (int codePoint : path.codePoints().toArray()) {
            segment = segment.after(codePoint);
        }
        return segment.endsPath() && others.stream().noneMatch(other -> other.matches(path));
    }

    /** All states of the product that a path can lead to, until one is left to the pattern alone. */
    private static PatternCover walk(List<PathPattern> others, PathPattern pattern, int[] alphabet) {
        Deque<State> waiting = new ArrayDeque<>();
        Set<State> seen = new HashSet<>();
        waiting.add(new State(
                Segment.START,
                pattern.start(),
                others.stream().map(PathPattern::start).toList()));
        while (!waiting.isEmpty()) {
            State state = waiting.removeFirst();
            for (int codePoint : alphabet) {
                State next = state.after(codePoint, pattern, others);
                if (next.isHopeless(others) || !seen.add(next)) {
                    continue;
                }
                if (next.isLeftTo(pattern, others)) {
                    return NOT_COVERED;
                }
                if (seen.size() > MOST_STATES) {
                    return TOO_LARGE;
                }
                waiting.add(next);
            }
        }
        return COVERED;
    }

    /** Where all the automata are after some characters. */
    private record State(Segment segment, BitSet own, List<BitSet> theirs) {
        State after(int codePoint, PathPattern pattern, List<PathPattern> others) {
            Segment next = segment.after(codePoint);
            return new State(
                    next,
                    next == Segment.IMPOSSIBLE ? new BitSet() : pattern.after(own, codePoint),
                    IntStream.range(0, others.size())
                            .mapToObj(i -> others.get(i).after(theirs.get(i), codePoint))
                            .toList());
        }

        /** Nothing that follows can be left to the pattern. */
        boolean isHopeless(List<PathPattern> others) {
            return own.isEmpty()
                    || IntStream.range(0, others.size())
                            .anyMatch(i -> others.get(i).acceptsAllAfter(theirs.get(i)));
        }

        boolean isLeftTo(PathPattern pattern, List<PathPattern> others) {
            return segment.endsPath()
                    && pattern.accepts(own)
                    && IntStream.range(0, others.size())
                            .noneMatch(i -> others.get(i).accepts(theirs.get(i)));
        }
    }

    /** Where a normalised path is within a segment: it begins with a slash, has no two in a row, and no dot segment. */
    private enum Segment {
        START,
        SLASH,
        DOT,
        TWO_DOTS,
        TEXT,
        IMPOSSIBLE;

        Segment after(int codePoint) {
            return switch (this) {
                case START -> codePoint == '/' ? SLASH : IMPOSSIBLE;
                case SLASH -> codePoint == '/' ? IMPOSSIBLE : codePoint == '.' ? DOT : TEXT;
                case DOT -> codePoint == '/' ? IMPOSSIBLE : codePoint == '.' ? TWO_DOTS : TEXT;
                case TWO_DOTS -> codePoint == '/' ? IMPOSSIBLE : TEXT;
                case TEXT -> codePoint == '/' ? SLASH : TEXT;
                case IMPOSSIBLE -> IMPOSSIBLE;
            };
        }

        boolean endsPath() {
            return this == SLASH || this == TEXT;
        }
    }
}
