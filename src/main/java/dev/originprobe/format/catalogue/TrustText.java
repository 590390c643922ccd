package dev.originprobe.format.catalogue;

import dev.originprobe.format.Lines;
import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.pki.TrustChanges;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.report.Escaped;
import java.time.LocalDate;
import java.util.List;

/** The bundled roots, for people. */
public final class TrustText {
    private static final int LABEL = 12;

    private TrustText() {}

    /** Count, version, date, age and source, then every root by name and hash. */
    public static String of(TrustStore trust, LocalDate today) {
        StringBuilder text = new StringBuilder();
        text.append(Lines.labelled(
                0, LABEL, "roots", Integer.toString(trust.anchors().size())));
        for (String key : List.of("source", "NSS", "nssckbi", "date", "licence")) {
            trust.about(key).ifPresent(value -> text.append(Lines.labelled(0, LABEL, key, value)));
        }
        trust.daysOld(today).ifPresent(days -> text.append(Lines.labelled(0, LABEL, "age", days + " days")));
        text.append(Lines.labelled(
                0,
                LABEL,
                "distrusted",
                trust.anchors().stream()
                                .filter(anchor -> anchor.distrustAfter().isPresent())
                                .count()
                        + " for certificates issued after a day"));
        text.append('\n');
        trust.anchors().forEach(anchor -> text.append(line(anchor)));
        return text.toString();
    }

    /** What a newer list adds, removes and limits; one line where nothing differs. */
    public static String of(TrustChanges changes) {
        return changes.none()
                ? "the bundled roots are those of that list\n"
                : section("added", changes.added())
                        + section("removed", changes.removed())
                        + section("limited", changes.limited());
    }

    private static String section(String title, List<TrustAnchor> anchors) {
        StringBuilder text = new StringBuilder();
        if (!anchors.isEmpty()) {
            text.append(title).append(": ").append(anchors.size()).append('\n');
            anchors.forEach(anchor -> text.append(line(anchor)));
        }
        return text.toString();
    }

    private static String line(TrustAnchor anchor) {
        StringBuilder line = new StringBuilder(Escaped.text(anchor.name()));
        anchor.distrustAfter()
                .ifPresent(date -> line.append("  (distrusted for certificates issued after ")
                        .append(date)
                        .append(')'));
        if (!anchor.permittedDnsSuffixes().isEmpty()) {
            line.append("  (only for ")
                    .append(String.join(", ", anchor.permittedDnsSuffixes()))
                    .append(')');
        }
        return line + "\n  " + anchor.sha256() + "\n";
    }
}
