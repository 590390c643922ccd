package dev.originprobe.cli;

import dev.originprobe.run.Setting;
import dev.originprobe.run.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the options of a command line that are settings of its targets. */
final class GivenOptions {
    private final Map<String, Setting> given = new HashMap<>();

    /** Adds an option; one that was not given is not added. */
    void add(String field, String option, @Nullable String text) {
        if (text != null) {
            given.put(field, Setting.of(option, text));
        }
    }

    /** Adds an option that may be repeated. */
    void add(String field, String option, List<String> texts) {
        if (!texts.isEmpty()) {
            given.put(field, new Setting(option, texts));
        }
    }

    Settings settings() {
        return new Settings(given);
    }
}
