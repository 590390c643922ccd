package dev.originprobe.report;

import java.util.Optional;

/**
 * What changed of an origin since an earlier report. Texts may hold what a server or a certificate said.
 *
 * @param what {@code origin}, {@code outcome}, {@code findings}, {@code certificate}, {@code protocol} or {@code addresses}
 * @param was empty where there was none
 * @param now empty where there is none
 * @param worse whether it is for the worse
 */
public record ChangeReport(String what, Optional<String> was, Optional<String> now, boolean worse) {
    /** In one line. */
    public String text() {
        return what + ": " + was.orElse("none") + " -> " + now.orElse("none");
    }
}
