package dev.originprobe.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** A report of the soak as it is read: what is wrong with it, and of some targets all that it says. */
final class SoakReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** No more is printed of what is the same with all of them. */
    private static final int MOST_FAULTS = 10;

    /** Characters of a report, before and behind the place where two of them part. */
    private static final int SHOWN = 60;

    /** What is another one in every run. */
    private static final List<String> TIMES =
            List.of("source", "at", "durationMillis", "connectMillis", "handshakeMillis");

    private final SoakOrigins origins;
    private final BitSet sample;
    private final BitSet seen = new BitSet();
    private final Map<Integer, String> sampled = new HashMap<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int lines;

    /**
     * A report of which nothing was read yet.
     *
     * @param sample of which targets all is kept
     */
    SoakReport(SoakOrigins origins, BitSet sample) {
        this.origins = origins;
        this.sample = sample;
    }

    /**
     * Reads lines to the end.
     *
     * @param taken is told how many were read, after each
     */
    SoakReport read(BufferedReader report, IntConsumer taken) throws IOException {
        for (String line = report.readLine(); line != null; line = report.readLine()) {
            take(JSON.readTree(line));
            taken.accept(lines);
        }
        return this;
    }

    private void take(JsonNode origin) {
        lines++;
        int number = SoakOrigins.number(origin);
        if (seen.get(number)) {
            fault(origin.path("target").asText() + " is there twice");
        }
        seen.set(number);
        SoakOrigins.Kind kind = origins.kind(number);
        kinds.merge(kind.name(), 1, Integer::sum);
        String wrong = kind.fault(origin);
        if (!wrong.isEmpty()) {
            fault(wrong);
        }
        if (sample.get(number)) {
            sampled.put(number, withoutTimes(origin));
        }
    }

    private static String withoutTimes(JsonNode origin) {
        origin.path("addresses").forEach(address -> ((ObjectNode) address).remove(TIMES));
        return ((ObjectNode) origin).remove(TIMES).toString();
    }

    private void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    /** How many of each kind there are. */
    Map<String, Integer> kinds() {
        return kinds;
    }

    /** What is wrong, where it is to have targets with these numbers and no others. */
    List<String> faults(BitSet wanted) {
        BitSet missing = (BitSet) wanted.clone();
        missing.andNot(seen);
        if (!missing.isEmpty()) {
            fault(missing.cardinality() + " targets are missing, the first is o" + missing.nextSetBit(0));
        }
        if (seen.cardinality() + missing.cardinality() != wanted.cardinality()) {
            fault("there are targets that were not asked for");
        }
        return List.copyOf(faults);
    }

    /** What another report of the sample says otherwise. */
    List<String> differences(SoakReport other) {
        return sampled.entrySet().stream()
                .map(entry -> difference(entry.getValue(), other.sampled.getOrDefault(entry.getKey(), "")))
                .filter(difference -> !difference.isEmpty())
                .limit(MOST_FAULTS)
                .toList();
    }

    private static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return one.equals(other)
                ? ""
                : excerpt(one, 0) + ": " + excerpt(one, at) + " or one after another " + excerpt(other, at);
    }

    private static String excerpt(String text, int at) {
        return text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN));
    }
}
