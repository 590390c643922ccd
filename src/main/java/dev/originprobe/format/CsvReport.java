package dev.originprobe.format;

import dev.originprobe.report.AddressReport;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for spreadsheets (RFC 4180): a row an origin, and a row a distribution; no cell is taken for a formula. */
public final class CsvReport implements Reporter {
    private static final List<String> COLUMNS = List.of(
            "target",
            "host",
            "port",
            "outcome",
            "status",
            "rules",
            "seen",
            "fix",
            "protocol",
            "cipherSuite",
            "notAfter",
            "durationMillis",
            "source",
            "changes");

    /** With which a spreadsheet begins a formula, or what it strips before it looks for one. */
    private static final String FORMULA = "=+-@\t\r";

    private final Writer writer;
    private boolean begun;

    /** A report to a writer. */
    public CsvReport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void origin(OriginReport origin) throws IOException {
        Optional<AddressReport.Negotiated> negotiated = origin.addresses().stream()
                .flatMap(address -> address.negotiated().stream())
                .findFirst();
        row(
                origin.target(),
                origin.host(),
                Integer.toString(origin.port()),
                origin.outcome().name(),
                origin.status().isPresent() ? Integer.toString(origin.status().getAsInt()) : "",
                String.join(" ", origin.ruleIds()),
                first(origin.findings(), finding -> finding.particulars().get(0).seen()),
                first(origin.findings(), FindingReport::remedy),
                negotiated.map(AddressReport.Negotiated::protocol).orElse(""),
                negotiated.map(AddressReport.Negotiated::cipherSuite).orElse(""),
                origin.leafNotAfter().map(Instant::toString).orElse(""),
                Long.toString(origin.took().toMillis()),
                origin.source(),
                origin.changesText());
    }

    @Override
    public void distribution(DistributionReport distribution) throws IOException {
        row(
                distribution.name(),
                "",
                "",
                distribution.outcome().name(),
                "",
                String.join(" ", distribution.ruleIds()),
                first(
                        distribution.findings(),
                        finding -> finding.particulars().get(0).seen()),
                first(distribution.findings(), FindingReport::remedy),
                "",
                "",
                "",
                "",
                distribution.source(),
                "");
    }

    @Override
    public void end(Run run) throws IOException {
        begin();
        writer.flush();
    }

    private static String first(List<FindingReport> findings, Function<FindingReport, String> of) {
        return findings.stream().findFirst().map(of).orElse("");
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            writer.write(String.join(",", COLUMNS) + "\r\n");
        }
    }

    private void row(String... cells) throws IOException {
        begin();
        writer.write(Stream.of(cells).map(CsvReport::cell).collect(Collectors.joining(",")) + "\r\n");
        writer.flush();
    }

    private static String cell(String untrusted) {
        String text = Escaped.text(untrusted);
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
