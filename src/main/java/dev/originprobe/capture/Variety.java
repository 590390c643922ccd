package dev.originprobe.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In what several captured hellos differ from each other.
 *
 * @param values of each aspect in which they do, what was said and by how many, the most frequent first
 */
public record Variety(Map<Aspect, Map<List<String>, Long>> values) {
    /** Of these hellos; empty where all say the same. */
    public static Variety of(List<CapturedHello> hellos) {
        Map<Aspect, Map<List<String>, Long>> varying = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            Map<List<String>, Long> counts = new LinkedHashMap<>();
            hellos.forEach(captured -> counts.merge(aspect.of(captured.hello()), 1L, Long::sum));
            if (counts.size() > 1) {
                Map<List<String>, Long> sorted = new LinkedHashMap<>();
                List<Map.Entry<List<String>, Long>> entries = new ArrayList<>(counts.entrySet());
                entries.sort(Map.Entry.<List<String>, Long>comparingByValue().reversed());
                entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
                varying.put(aspect, sorted);
            }
        }
        return new Variety(varying);
    }
}
