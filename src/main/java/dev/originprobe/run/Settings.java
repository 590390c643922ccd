package dev.originprobe.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a target as they were given, by the names of their fields, which are those of the options in camelCase. What
 * is not among them has its default.
 */
public record Settings(Map<String, Setting> given) {
    /** Every field that a target may have, beside the target itself. */
    public static final List<String> NAMES = List.of(
            "profile",
            "originSslProtocols",
            "forwardedHost",
            "resolve",
            "ipAddressType",
            "connectionAttempts",
            "connectionTimeout",
            "handshakeTimeout",
            "deadline",
            "trustAnchor",
            "noMozillaRoots",
            "at",
            "expiryWarning");

    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        given = Map.copyOf(given);
        if (!NAMES.containsAll(given.keySet())) {
            throw new IllegalArgumentException("no settings: " + given.keySet());
        }
    }

    /**
     * Settings by their names.
     *
     * @param place that an error names: {@code targets.txt:17}
     * @throws UsageError where a target has no such setting
     */
    static Settings of(Map<String, Setting> given, String place) {
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw new UsageError(place + ": '" + name + "' is not a setting of a target; use any of "
                        + String.join(", ", NAMES));
            }
        }
        return new Settings(given);
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /** The setting of that name. */
    Optional<Setting> get(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** These, and those of another where these have none. */
    public Settings over(Settings other) {
        Map<String, Setting> all = new LinkedHashMap<>(other.given);
        all.putAll(given);
        return new Settings(all);
    }
}
