package dev.originprobe.run;

import dev.originprobe.report.AddressReport;
import dev.originprobe.report.CertificateReport;
import dev.originprobe.report.ChangeReport;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReportFromJson;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an earlier run reported, of which is kept what may change. */
public final class Baseline {
    private static final String OPTION = "--baseline";

    /** Names in one line of the diagnostics. */
    private static final int MOST_NAMED = 5;

    /** What was not met again yet, and what was. */
    private final Map<Long, State> open = new LinkedHashMap<>();

    private final Map<Long, State> met = new HashMap<>();

    /**
     * What is compared.
     *
     * @param target as it was typed
     * @param rules the ids that have findings, with commas
     * @param certificates the leaves, of all addresses; empty where none was served
     * @param protocol the oldest that was negotiated; empty where none was
     * @param addresses with commas
     */
    private record State(
            String target,
            Outcome outcome,
            String rules,
            String certificates,
            Optional<String> protocol,
            String addresses) {}

    private Baseline() {}

    /**
     * Reads a report, NDJSON or a JSON document.
     *
     * @throws UsageError where it is none
     */
    public static Baseline read(String file) {
        Baseline baseline = new Baseline();
        try (ReportFromJson report = new ReportFromJson(InputFile.reader(file, OPTION))) {
            for (Optional<OriginReport> origin = report.next(); origin.isPresent(); origin = report.next()) {
                baseline.open.put(TargetKey.of(origin.get()), state(origin.get()));
            }
            if (baseline.open.isEmpty()) {
                throw new UsageError(OPTION + " " + file
                        + ": there is no origin in it; make one with check --format ndjson --output " + file);
            }
            return baseline;
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(OPTION + " " + file + ": " + wrong.getMessage());
        } catch (IOException reason) {
            throw InputFile.unreadable(file, OPTION, reason);
        }
    }

    /** An origin with what changed of it since then. */
    public OriginReport compared(OriginReport origin) {
        State was = known(TargetKey.of(origin));
        State now = state(origin);
        List<ChangeReport> changes = new ArrayList<>();
        if (was == null) {
            changes.add(new ChangeReport(
                    "origin", Optional.empty(), Optional.of(now.outcome().name()), now.outcome() != Outcome.CONNECT));
            return origin.with(changes);
        }
        if (was.outcome() != now.outcome()) {
            changes.add(change(
                    "outcome",
                    was.outcome().name(),
                    now.outcome().name(),
                    now.outcome().compareTo(was.outcome()) > 0));
        }
        if (!was.rules().equals(now.rules())) {
            changes.add(change("findings", was.rules(), now.rules(), hasWorse(origin, was)));
        }
        // Where nothing is served any more a finding says so.
        if (!was.certificates().isEmpty()
                && !now.certificates().isEmpty()
                && !was.certificates().equals(now.certificates())) {
            changes.add(change("certificate", was.certificates(), now.certificates(), false));
        }
        if (was.protocol().isPresent()
                && now.protocol().isPresent()
                && !was.protocol().equals(now.protocol())) {
            changes.add(new ChangeReport(
                    "protocol", was.protocol(), now.protocol(), age(now.protocol()) < age(was.protocol())));
        }
        if (!was.addresses().equals(now.addresses())) {
            changes.add(change("addresses", was.addresses(), now.addresses(), false));
        }
        return origin.with(changes);
    }

    private @Nullable State known(long key) {
        State first = open.remove(key);
        if (first != null) {
            met.put(key, first);
        }
        return met.get(key);
    }

    /** In one line, which origins were compared with nothing; empty where each was. */
    Optional<String> left() {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<String> names =
                open.values().stream().map(State::target).limit(MOST_NAMED).toList();
        int others = open.size() - names.size();
        return Optional.of(open.size() + (open.size() == 1 ? " target" : " targets")
                + " of the baseline not asked again with the same settings: " + String.join(", ", names)
                + (others > 0 ? " and " + others + " more" : ""));
    }

    private static ChangeReport change(String what, String was, String now, boolean worse) {
        return new ChangeReport(
                what,
                Optional.of(was).filter(text -> !text.isEmpty()),
                Optional.of(now).filter(text -> !text.isEmpty()),
                worse);
    }

    /** Whether it has a finding that it had not, and that is more than worth knowing. */
    private static boolean hasWorse(OriginReport origin, State was) {
        List<String> known = List.of(was.rules().split(", ", -1));
        return origin.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .anyMatch(finding -> !known.contains(finding.rule()));
    }

    private static State state(OriginReport origin) {
        return new State(
                origin.target(),
                origin.outcome(),
                sorted(origin.findings().stream().map(FindingReport::rule)),
                sorted(origin.addresses().stream()
                        .flatMap(address -> address.certificates().stream().limit(1))
                        .map(Baseline::certificate)),
                origin.addresses().stream()
                        .flatMap(address -> address.negotiated().stream())
                        .map(AddressReport.Negotiated::protocol)
                        .min((one, other) -> age(Optional.of(one)) - age(Optional.of(other))),
                sorted(origin.addresses().stream().flatMap(address -> address.address().stream())));
    }

    private static String certificate(CertificateReport leaf) {
        return leaf.sha256().substring(0, 16)
                + leaf.facts().map(facts -> " until " + facts.notAfter()).orElse("");
    }

    private static String sorted(Stream<String> texts) {
        return texts.collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", "));
    }

    /** The older the less; what is no version of the protocol is the oldest. */
    private static int age(Optional<String> protocol) {
        return protocol.flatMap(ProtocolVersion::ofLabel).map(Enum::ordinal).orElse(-1);
    }
}
