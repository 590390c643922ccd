package dev.originprobe.format;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.Target;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.Run;
import dev.originprobe.report.Tally;
import dev.originprobe.report.Words;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import dev.originprobe.verdict.ViewerStatus;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The report for people: the verdict first, then each address, then the findings, worst first. */
public final class TextReport implements Reporter {
    private final Writer writer;
    private final Style style;
    private final boolean quiet;
    private final boolean verbose;
    private final Tally tally = new Tally();

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
    public void origin(Verdict verdict) throws IOException {
        tally.add(verdict);
        if (quiet) {
            writer.write(line(verdict));
        } else {
            writer.write((tally.all() > 1 ? "\n" : "") + whole(verdict));
        }
        writer.flush();
    }

    @Override
    public void end(Run run) throws IOException {
        if (tally.all() > 1 && !quiet) {
            writer.write("\n" + tally.all() + " origins: " + tally.of(Outcome.CONNECT) + " CONNECT, "
                    + tally.of(Outcome.DROP) + " DROP, " + tally.of(Outcome.UNKNOWN) + " UNKNOWN\n");
        }
        writer.flush();
    }

    private String line(Verdict verdict) {
        String rules = String.join(", ", verdict.ruleIds());
        return String.format(
                                "%s %s  %s",
                                style.outcome(verdict.outcome(), String.format("%-7s", verdict.outcome())),
                                name(verdict.evidence().target()),
                                verdict.bug().map(Escaped::text).orElse(rules))
                        .stripTrailing()
                + "\n";
    }

    private String whole(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        Evidence evidence = verdict.evidence();
        Target target = evidence.target();
        text.append(style.outcome(verdict.outcome(), String.format("%-8s", verdict.outcome())))
                .append(' ')
                .append(style.strong(name(target)))
                .append('\n');
        text.append(Lines.indented(9, meaning(verdict)));
        text.append(Lines.indented(9, asked(verdict.judged())));
        verdict.bug().ifPresent(bug -> text.append(Lines.indented(9, "bug: " + Escaped.text(bug))));
        AddressText addresses = new AddressText(style, verbose);
        verdict.judged().addresses().forEach(address -> text.append('\n').append(addresses.of(verdict, address)));
        List<Finding> findings = verdict.findings();
        FindingText findingText =
                new FindingText(style, verbose, verdict.judged().addresses().size() > 1);
        findings.forEach(finding -> text.append('\n').append(findingText.of(finding)));
        return text.toString();
    }

    private static String meaning(Verdict verdict) {
        String viewer = ViewerStatus.of(verdict).isEmpty()
                ? ""
                : "; a viewer would get " + ViewerStatus.of(verdict).getAsInt()
                        + (ViewerStatus.hasErrorHeader(verdict) ? ", X-Cache: Error from cloudfront" : "");
        return switch (verdict.outcome()) {
            case CONNECT ->
                verdict.evidence().resolution() instanceof Resolution.Bundle
                        ? "CloudFront would accept these certificates"
                        : "CloudFront would connect";
            case DROP -> "CloudFront would drop the connection" + viewer;
            case UNKNOWN ->
                "it could not be decided whether CloudFront would connect"
                        + (viewer.isEmpty()
                                ? ""
                                : viewer.replace("a viewer would get", "if it sees the same, a viewer gets"));
        };
    }

    private static String asked(Case judged) {
        Evidence evidence = judged.evidence();
        if (evidence.resolution() instanceof Resolution.Bundle) {
            return "judged as served in this order, without a network";
        }
        return "asked with SNI "
                + judged.profile().offerTo(evidence.target()).serverName().orElse("none") + " as CloudFront "
                + judged.profile().name() + ", Origin SSL Protocols "
                + Words.labels(evidence.target().settings().sslProtocols())
                + (evidence.target().settings().mtls() ? ", with a client certificate" : "");
    }

    private static String name(Target target) {
        HostName host = target.host();
        String ascii = host.ascii().indexOf(':') >= 0 ? "[" + host.ascii() + "]" : host.ascii();
        String unicode = host.unicode();
        return ascii + ":" + target.port() + (unicode.equals(host.ascii()) ? "" : " (" + Escaped.text(unicode) + ")");
    }
}
