package dev.originprobe.report;

import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.pki.TrustStore;
import java.util.List;

/** The bundled roots, for people. */
public final class TrustText {
    private static final int LABEL = 12;

    private TrustText() {}

    /** Count, version, date and source, then every root by name and hash. */
    public static String of(TrustStore trust) {
        StringBuilder text = new StringBuilder();
        text.append(Lines.labelled(
                0, LABEL, "roots", Integer.toString(trust.anchors().size())));
        for (String key : List.of("source", "NSS", "nssckbi", "date", "licence")) {
            trust.about(key).ifPresent(value -> text.append(Lines.labelled(0, LABEL, key, value)));
        }
        text.append('\n');
        trust.anchors().forEach(anchor -> text.append(line(anchor)));
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
