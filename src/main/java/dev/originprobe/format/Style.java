package dev.originprobe.format;

import dev.originprobe.verdict.Outcome;

/**
 * The few colours of the text report; every word says by itself what its colour says.
 *
 * @param colored whether to colour at all
 */
public record Style(boolean colored) {
    private static final String RESET = "\u001b[0m";

    public String outcome(Outcome outcome, String text) {
        return switch (outcome) {
            case CONNECT -> paint("1;32", text);
            case DROP -> paint("1;31", text);
            case UNKNOWN -> paint("1;33", text);
        };
    }

    public String strong(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colored ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
