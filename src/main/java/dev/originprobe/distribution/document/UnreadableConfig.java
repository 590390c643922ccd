package dev.originprobe.distribution.document;

import dev.originprobe.distribution.Location;

/** A config that cannot be read: one line that names the file, the line, the JSON path and what is wrong there. */
public final class UnreadableConfig extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** About a value: {@code config.json:3: $.Origins is not an object}. */
    public UnreadableConfig(Location location, String why) {
        super(location + " " + why);
    }

    /** About a file as a whole, or a place in it that has no path. */
    public UnreadableConfig(String file, String why) {
        super(file + ": " + why);
    }
}
