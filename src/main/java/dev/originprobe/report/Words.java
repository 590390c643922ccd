package dev.originprobe.report;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Values in the words that the reports share. */
public final class Words {
    private Words() {}

    /** Oldest first. */
    public static List<String> labels(Collection<ProtocolVersion> versions) {
        return versions.stream().sorted().map(ProtocolVersion::label).toList();
    }

    public static String version(ServerFlight flight) {
        return flight.protocol()
                .map(ProtocolVersion::label)
                .orElseGet(() -> String.format(Locale.ROOT, "version 0x%04x", flight.version()));
    }

    /** One phrase for what a connection brought; may hold untrusted text. */
    public static String answer(Answer answer) {
        return answer.fold(new Answer.Cases<String>(
                flight ->
                        version(flight.flight()) + " " + flight.flight().suite().opensslName(),
                completed -> "finished, " + version(completed.flight()) + " "
                        + completed.flight().suite().opensslName(),
                unfinished -> "not finished: " + unfinished.detail(),
                alerted -> alerted.alert().levelName() + " alert "
                        + alerted.alert().descriptionName(),
                closed -> closed.reset() ? "reset" : "closed",
                silent -> "silence",
                notTls -> "not TLS",
                malformed -> "malformed: " + malformed.reason(),
                unreachable ->
                        unreachable.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
}
