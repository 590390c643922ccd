package dev.originprobe.capture;

import dev.originprobe.tls.ReceivedHello;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * In what two hellos differ.
 *
 * @param more what the captured one says and the other does not
 * @param less what the other says and the captured one does not
 * @param reordered whether they say the same things of it in another order
 */
public record Difference(Aspect aspect, List<String> more, List<String> less, boolean reordered) {
    public Difference {
        more = List.copyOf(more);
        less = List.copyOf(less);
    }

    /** All of them, in the order of the aspects; the server name, the random and the keys are no difference. */
    public static List<Difference> between(ReceivedHello captured, ReceivedHello other) {
        return Stream.of(Aspect.values())
                .map(aspect -> of(aspect, aspect.of(captured), aspect.of(other)))
                .filter(difference -> difference.reordered || difference.weight() > 0)
                .toList();
    }

    private static Difference of(Aspect aspect, List<String> captured, List<String> other) {
        List<String> more = without(captured, other);
        List<String> less = without(other, captured);
        List<String> common = without(captured, more);
        return new Difference(aspect, more, less, !common.equals(without(other, less)));
    }

    private static List<String> without(List<String> all, List<String> some) {
        List<String> left = new ArrayList<>(all);
        some.forEach(left::remove);
        return left;
    }

    /** How many things are said by one of the two alone. */
    int weight() {
        return more.size() + less.size();
    }
}
