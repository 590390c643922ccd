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
    private final Map<Choice, TrustStore> stores = new HashMap<>();
    private final PrintWriter diagnostics;

    private record Choice(boolean noMozillaRoots, List<String> anchors) {}

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
        return stores.computeIfAbsent(
                new Choice(without, anchors.map(Setting::texts).orElse(List.of())), choice -> read(choice, anchors));
    }

    private TrustStore read(Choice choice, Optional<Setting> anchors) {
        TrustStore store = choice.noMozillaRoots() ? TrustStore.none() : Resources.mozillaRoots();
        RootsAge.warn(store, LocalDate.now(ZoneOffset.UTC), diagnostics);
        for (String file : choice.anchors()) {
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
