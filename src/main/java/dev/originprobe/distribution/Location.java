package dev.originprobe.distribution;

/**
 * Where something is written.
 *
 * @param file as the user named it; {@code -} for standard input
 * @param line from 1, in the file
 * @param path in its document
 */
public record Location(String file, int line, JsonPath path) {
    /** Where a member of this value is, or would be. */
    public Location member(String name) {
        return new Location(file, line, path.member(name));
    }

    /** {@code file:line}. */
    public String fileAndLine() {
        return file + ":" + line;
    }

    @Override
    public String toString() {
        return fileAndLine() + ": " + path;
    }
}
