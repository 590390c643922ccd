package dev.originprobe.run;

import dev.originprobe.pki.Pem;
import dev.originprobe.pki.TrustStore;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roots by which a run judges. Each choice of them is read once. */
public final class Roots {
    /** By the files of anchors: those that stand beside the bundled roots, and those that stand alone. */
    private final Map<List<String>, TrustStore> added = new HashMap<>();

    private final Map<List<String>, TrustStore> alone = new HashMap<>();
    private final PrintWriter diagnostics;

    /** The diagnostics are told where the bundled ones are long out of date. */
    public Roots(PrintWriter diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The roots that settings choose. */
    public synchronized TrustStore of(Settings settings) {
        boolean without = settings.get("noMozillaRoots").map(Setting::flag).orElse(false);
        Optional<Setting> anchors = settings.get("trustAnchor");
        if (without && anchors.isEmpty()) {
            throw new UsageError(settings.get("noMozillaRoots").orElseThrow().place()
                    + " leaves no root at all; add a trust anchor");
        }
        return (without ? alone : added)
                .computeIfAbsent(anchors.map(Setting::texts).orElse(List.of()), files -> read(without, files, anchors));
    }

    private TrustStore read(boolean without, List<String> files, Optional<Setting> anchors) {
        TrustStore store = without ? TrustStore.none() : Resources.mozillaRoots();
        RootsAge.warn(store, LocalDate.now(ZoneOffset.UTC), diagnostics);
        for (String file : files) {
            store = with(store, file, anchors.orElseThrow().place());
        }
        return store;
    }

    private static TrustStore with(TrustStore store, String file, String place) {
        try {
            return store.withRoots(Pem.certificates(InputFile.bytes(file, place)));
        } catch (IllegalArgumentException unusable) {
            throw new UsageError(place + " " + file + ": " + unusable.getMessage());
        }
    }
}
