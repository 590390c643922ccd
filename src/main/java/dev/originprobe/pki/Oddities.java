package dev.originprobe.pki;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes note of what is odd about a certificate while it is read. */
class Oddities {
    /** For readers that take nothing odd. */
    static final Oddities NONE = new Oddities() {
        @Override
        void note(Oddity oddity) {
            throw new Malformed(oddity.what());
        }
    };

    private final Set<Oddity> noted = new LinkedHashSet<>();

    void note(Oddity oddity) {
        noted.add(oddity);
    }

    /** What was noted, each once. */
    final List<Oddity> all() {
        return new ArrayList<>(noted);
    }
}
