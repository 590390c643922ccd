package dev.originprobe.capture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What several captured hellos share and in what they differ.
 *
 * @param shared the aspects of which all say the same; none where there are fewer than two hellos
 * @param differing the others, with what was said of each and by how many, the most frequent first
 */
public record Variety(List<Aspect> shared, Map<Aspect, Map<List<String>, Long>> differing) {
    public Variety {
        shared = List.copyOf(shared);
        differing = Collections.unmodifiableMap(new LinkedHashMap<>(differing));
    }

    /** Of these hellos. */
    public static Variety of(List<CapturedHello> hellos) {
        Map<Aspect, Map<List<String>, Long>> said = new LinkedHashMap<>();
        Stream.of(Aspect.values()).forEach(aspect -> said.put(aspect, counted(aspect, hellos)));
        List<Aspect> shared = Stream.of(Aspect.values())
                .filter(aspect ->
                        hellos.size() > 1 && said.getOrDefault(aspect, Map.of()).size() == 1)
                .toList();
        said.values().removeIf(values -> values.size() < 2);
        return new Variety(shared, said);
    }

    private static Map<List<String>, Long> counted(Aspect aspect, List<CapturedHello> hellos) {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        hellos.forEach(captured -> counts.merge(aspect.of(captured.hello()), 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<List<String>, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first, LinkedHashMap::new));
    }
}
