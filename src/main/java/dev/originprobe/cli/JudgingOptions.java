package dev.originprobe.cli;

import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.Pem;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Resources;
import dev.originprobe.run.RootsAge;
import dev.originprobe.run.UsageError;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.verdict.Criteria;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say by which roots and at which time is judged. */
final class JudgingOptions {
    @Option(names = "--trust-anchor", paramLabel = "FILE", description = "Extra roots (PEM); repeatable.")
    List<String> anchors = new ArrayList<>();

    @Option(names = "--no-mozilla-roots", description = "Leave the bundled Mozilla roots out.")
    boolean noMozillaRoots;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Judge validity at this ISO-8601 instant, such as 2026-11-01T00:00:00Z (default: now).")
    @Nullable
    String at;

    @Option(
            names = "--expiry-warning",
            paramLabel = "DAYS",
            description = "certificate-expires-soon below this (default: ${DEFAULT-VALUE}).",
            defaultValue = "30")
    int expiryWarningDays;

    /** The roots to judge by; says on the diagnostics where the bundled ones are long out of date. */
    TrustStore trust(PrintWriter diagnostics) {
        if (noMozillaRoots && anchors.isEmpty()) {
            throw new UsageError("--no-mozilla-roots leaves no root at all; add --trust-anchor FILE");
        }
        TrustStore store = noMozillaRoots ? TrustStore.none() : Resources.mozillaRoots();
        RootsAge.warn(store, LocalDate.now(ZoneOffset.UTC), diagnostics);
        for (String file : anchors) {
            store = with(store, file);
        }
        return store;
    }

    Optional<Instant> at() {
        try {
            return Optional.ofNullable(at).map(Instant::parse);
        } catch (DateTimeParseException notAnInstant) {
            throw new UsageError("--at '" + at + "' is not an ISO-8601 instant such as 2026-11-01T00:00:00Z");
        }
    }

    Duration expiryWarning() {
        if (expiryWarningDays < 0) {
            throw new UsageError("--expiry-warning " + expiryWarningDays + " is negative; give a number of days");
        }
        return Duration.ofDays(expiryWarningDays);
    }

    /** What is judged against as that client. */
    Criteria criteria(Profile profile, PrintWriter diagnostics) {
        return new Criteria(profile, trust(diagnostics), at(), expiryWarning());
    }

    /** The inquiry about a target under these options. */
    Inquiry inquiry(Target target, Profile profile, WaitingOptions waiting, PrintWriter diagnostics) {
        return new Inquiry(target, criteria(profile, diagnostics), waiting.handshakeTimeout(), waiting.deadline());
    }

    private static TrustStore with(TrustStore store, String file) {
        try {
            return store.withRoots(Pem.certificates(InputFile.bytes(file, "--trust-anchor")));
        } catch (IllegalArgumentException unusable) {
            throw new UsageError("--trust-anchor " + file + ": " + unusable.getMessage());
        }
    }
}
