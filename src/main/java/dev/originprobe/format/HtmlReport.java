package dev.originprobe.format;

import dev.originprobe.report.AddressReport;
import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ParticularReport;
import dev.originprobe.report.Run;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One self-contained page: no script, nothing that is loaded, light and dark. Origins are written as they come; what sums them up
 * comes after them in the file, and is shown before them.
 */
public final class HtmlReport implements Reporter {
    private static final String SHOW_ALL = "all";

    private final Writer writer;
    private final Html html;
    private final String css;
    private final ExpiryTimeline timeline = new ExpiryTimeline();
    private boolean begun;

    /**
     * A report to a writer.
     *
     * @param css the style sheet
     */
    public HtmlReport(Writer writer, String css) {
        this.writer = writer;
        this.html = new Html(writer);
        this.css = css;
    }

    @Override
    public void origin(OriginReport origin) throws IOException {
        begin();
        timeline.add(origin);
        card(origin.outcome(), () -> {
            heading(origin.outcome(), origin.hostAndPort(), String.join(", ", origin.ruleIds()));
            html.text(
                    "p",
                    "facts",
                    "asked with SNI " + origin.serverName().orElse("none") + " as CloudFront " + origin.profile()
                            + ", Origin SSL Protocols " + String.join(",", origin.originSslProtocols()) + "; "
                            + origin.source());
            origin.error().ifPresent(bug -> html.text("p", "bug: " + bug));
            if (!origin.changes().isEmpty()) {
                html.text("p", "changed: " + origin.changesText());
            }
            findings(origin.findings(), origin::where);
            origin.addresses().forEach(address -> {
                html.text("h3", address.name() + "  " + address.outcome() + negotiated(address));
                new ChainHtml(html).write(origin, address);
            });
        });
        writer.flush();
    }

    @Override
    public void distribution(DistributionReport distribution) throws IOException {
        begin();
        card(distribution.outcome(), () -> {
            heading(
                    distribution.outcome(),
                    "distribution " + distribution.name(),
                    distribution.behaviors().size() + " behaviors");
            html.text("p", "facts", distribution.source());
            findings(distribution.findings(), HtmlReport::path);
        });
        writer.flush();
    }

    @Override
    public void end(Run run) throws IOException {
        begin();
        html.close();
        html.element("section", "summary", () -> {
            html.element("p", "lead", () -> {
                badge(run.outcome());
                html.text(" " + run.tally().all() + " origins: " + run.tally().connect() + " CONNECT, "
                        + run.tally().drop() + " DROP, " + run.tally().unknown() + " UNKNOWN");
            });
            html.text(
                    "p",
                    "facts",
                    "originprobe " + run.version() + ", "
                            + run.startedAt().truncatedTo(ChronoUnit.SECONDS) + " to "
                            + run.finishedAt().truncatedTo(ChronoUnit.SECONDS) + ", exit code " + run.exitCode());
            timeline.write(html);
        });
        html.close();
        html.close();
        html.end();
        writer.flush();
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        html.begin("originprobe report", css);
        html.open("body", Map.of("class", "report"));
        html.text("h1", "Would CloudFront connect?");
        filter(SHOW_ALL, true);
        for (Outcome outcome : List.of(Outcome.DROP, Outcome.UNKNOWN, Outcome.CONNECT)) {
            filter(label(outcome), false);
        }
        html.open("main", Map.of());
    }

    /** A button of the filter: what it leaves out is the style sheet's business. */
    private void filter(String shown, boolean checked) {
        Map<String, String> button = Map.of("type", "radio", "name", "show", "id", "show-" + shown);
        html.empty("input", checked ? with(button, "checked", "checked") : button);
        html.element("label", Map.of("for", "show-" + shown), () -> html.text(shown.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, String> with(Map<String, String> attributes, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return more;
    }

    /** Open where there is something to do. */
    private void card(Outcome outcome, Html.Content content) {
        Map<String, String> attributes = Map.of("class", "origin is-" + label(outcome));
        html.element("details", outcome == Outcome.CONNECT ? attributes : with(attributes, "open", "open"), content);
    }

    private void heading(Outcome outcome, String name, String words) {
        html.element("summary", Map.of(), () -> {
            badge(outcome);
            html.text(" ");
            html.text("b", name);
            html.text("span", "facts", words);
        });
    }

    private void badge(Outcome outcome) {
        html.text("span", "badge " + label(outcome), outcome.name());
    }

    private void findings(List<FindingReport> findings, Function<ParticularReport, String> where) {
        findings.forEach(finding -> html.element("section", "finding", () -> {
            html.element("p", Map.of(), () -> {
                html.text("code", finding.word() + " " + finding.rule());
                html.text(" " + finding.title());
            });
            html.element("dl", Map.of(), () -> {
                finding.particulars().forEach(place -> {
                    item("seen", where.apply(place) + place.seen());
                    item("wanted", place.wanted());
                });
                item("fix", finding.remedy());
                item("basis", finding.grade() + ": " + finding.basis().source());
            });
        }));
    }

    private static String path(ParticularReport place) {
        return place.setting().map(setting -> setting.path() + ": ").orElse("");
    }

    private void item(String term, String words) {
        html.text("dt", term);
        html.text("dd", words);
    }

    private static String negotiated(AddressReport address) {
        return address.negotiated()
                .map(chosen -> "  " + chosen.protocol() + ", " + chosen.cipherSuite())
                .orElse("");
    }

    private static String label(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
