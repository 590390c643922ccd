package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Dialect;
import java.util.HashMap;
import java.util.Map;

/**
 * What a dialect calls the members of a config.
 *
 * @param dialect of which this is the shape
 * @param names by the API's name, where they are different
 * @param coerces whether a number or boolean may be written as a text, and the other way round
 */
record Shape(Dialect dialect, Map<String, String> names, boolean coerces) {
    static final Shape API = new Shape(Dialect.API, Map.of(), false);

    /** The dialect's name of a member. */
    String name(String api) {
        return names.getOrDefault(api, api);
    }

    /** The same where one member is called otherwise. */
    Shape calling(String api, String name) {
        Map<String, String> all = new HashMap<>(names);
        all.put(api, name);
        return new Shape(dialect, Map.copyOf(all), coerces);
    }

    /** Whether an object in an object is written as an array of at most one. */
    boolean blocksAreArrays() {
        return dialect == Dialect.TERRAFORM;
    }
}
