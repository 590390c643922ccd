package dev.originprobe.report;

import dev.originprobe.matrix.Preference;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.verdict.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of a matrix in the words that its reports share. */
final class MatrixWords {
    private MatrixWords() {}

    /** The setting that a verdict is about. */
    static String protocols(Verdict verdict) {
        return Words.labels(verdict.evidence().target().settings().sslProtocols());
    }

    /** Protocol and suite; empty where nothing was negotiated. */
    static Optional<String> negotiated(Verdict verdict) {
        return verdict.judged().addresses().stream()
                .flatMap(address -> address.flight().stream())
                .map(flight -> Words.version(flight) + " " + flight.suite().opensslName())
                .findFirst();
    }

    /** Why a hello was refused is not asked here: the grid shows it. */
    static String rules(Verdict verdict) {
        return verdict.ruleIds().stream()
                .map(id -> id.equals("handshake-refused") || id.equals("handshake-closed") ? "refused" : id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static String preference(Preference preference) {
        return switch (preference.by()) {
            case CLIENT -> "the client's";
            case UNKNOWN -> "not to be told";
            case SERVER ->
                "the server's: "
                        + preference.order().stream()
                                .map(CipherSuite::opensslName)
                                .collect(Collectors.joining(", "));
        };
    }
}
