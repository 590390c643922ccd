package dev.originprobe.format;

import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.TreeSet;

/** The report for people: the verdict first, then each address, then the findings, worst first. */
public final class TextReport implements Reporter {
    /** Where {@code --write-chain} may have something better to write. */
    private static final Set<String> WRITABLE =
            Set.of("chain-incomplete", "chain-misordered", "chain-excess", "chain-contains-root");

    private final Writer writer;
    private final Style style;
    private final boolean quiet;
    private final boolean verbose;
    private final Set<String> rules = new TreeSet<>();
    private boolean begun;

    /**
     * A report to a writer.
     *
     * @param quiet one line a target
     * @param verbose certificates, questions and quotes too
     */
    public TextReport(Writer writer, boolean colored, boolean quiet, boolean verbose) {
        this.writer = writer;
        this.style = new Style(colored);
        this.quiet = quiet;
        this.verbose = verbose;
    }

    @Override
    public void origin(OriginReport origin) throws IOException {
        rules.addAll(origin.ruleIds());
        if (quiet) {
            writer.write(line(origin));
        } else {
            writer.write((begun ? "\n" : "") + whole(origin));
        }
        begun = true;
        writer.flush();
    }

    @Override
    public void distribution(DistributionReport distribution) throws IOException {
        rules.addAll(distribution.ruleIds());
        DistributionText text = new DistributionText(style, verbose);
        writer.write(quiet ? text.line(distribution) : (begun ? "\n" : "") + text.of(distribution));
        begun = true;
        writer.flush();
    }

    @Override
    public void end(Run run) throws IOException {
        if (run.tally().all() > 1 && !quiet) {
            writer.write("\n" + run.tally().all() + " origins: " + run.tally().connect() + " CONNECT, "
                    + run.tally().drop() + " DROP, " + run.tally().unknown() + " UNKNOWN\n");
        }
        if (!rules.isEmpty() && !quiet) {
            writer.write("\n"
                    + Lines.indented(
                            0,
                            "What it means and how to mend it: originprobe explain "
                                    + (rules.size() == 1 ? "" : "RULE, with one of ") + String.join(", ", rules)));
            if (rules.stream().anyMatch(WRITABLE::contains)) {
                writer.write(
                        Lines.indented(0, "The chain as it should be served: --write-chain FILE, of check and chain"));
            }
        }
        writer.flush();
    }

    private String line(OriginReport origin) {
        String rules = String.join(", ", origin.ruleIds());
        return String.format(
                                "%s %s  %s",
                                style.outcome(origin.outcome(), String.format("%-7s", origin.outcome())),
                                name(origin),
                                origin.error().map(Escaped::text).orElse(rules))
                        .stripTrailing()
                + changes(origin)
                + "\n";
    }

    private static String changes(OriginReport origin) {
        return origin.changes().isEmpty() ? "" : "  [" + Escaped.text(origin.changesText()) + "]";
    }

    private String whole(OriginReport origin) {
        StringBuilder text = new StringBuilder();
        text.append(style.outcome(origin.outcome(), String.format("%-8s", origin.outcome())))
                .append(' ')
                .append(style.strong(name(origin)))
                .append('\n');
        text.append(Lines.indented(9, origin.meaning()));
        text.append(Lines.indented(9, asked(origin)));
        origin.changes()
                .forEach(change -> text.append(
                        Lines.indented(9, (change.worse() ? "worse  " : "changed  ") + Escaped.text(change.text()))));
        origin.error().ifPresent(bug -> text.append(Lines.indented(9, "bug: " + Escaped.text(bug))));
        AddressText addresses = new AddressText(style, verbose);
        origin.addresses().forEach(address -> text.append('\n').append(addresses.of(address)));
        FindingText findings = new FindingText(style, verbose);
        origin.findings().forEach(finding -> text.append('\n').append(findings.of(origin, finding)));
        return text.toString();
    }

    private static String asked(OriginReport origin) {
        if (origin.isBundle()) {
            return "judged as served in this order, without a network";
        }
        return "asked with SNI " + origin.serverName().orElse("none") + " as CloudFront " + origin.profile()
                + ", Origin SSL Protocols " + String.join(",", origin.originSslProtocols())
                + (origin.clientCertificate() ? ", with a client certificate" : "");
    }

    private static String name(OriginReport origin) {
        String unicode = origin.unicodeHost();
        return origin.hostAndPort() + (unicode.equals(origin.host()) ? "" : " (" + Escaped.text(unicode) + ")");
    }
}
