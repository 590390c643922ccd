package dev.originprobe.format;

import dev.originprobe.report.DistributionReport;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Run;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML that CI servers read as JUnit's: a test case an origin. DROP is a failure, UNKNOWN an error; a risk is in the output of
 * a case that passes.
 */
public final class JunitReport implements Reporter {
    private final XMLStreamWriter xml;
    private boolean begun;

    /** A report to a writer. */
    public JunitReport(Writer writer) {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void origin(OriginReport origin) throws IOException {
        testCase(
                origin.hostAndPort(),
                "origin",
                origin.took().toMillis() / 1000.0,
                origin.outcome(),
                origin.findings(),
                origin.error().map(bug -> "bug: " + bug + "\n").orElse("")
                        + (origin.changes().isEmpty() ? "" : "changed: " + origin.changesText() + "\n"));
    }

    @Override
    public void distribution(DistributionReport distribution) throws IOException {
        testCase(
                distribution.name(),
                "distribution",
                0,
                distribution.findings().stream().map(FindingReport::outcome).reduce(Outcome.CONNECT, Outcome::worse),
                distribution.findings(),
                distribution.error().map(bug -> "bug: " + bug + "\n").orElse(""));
    }

    @Override
    public void end(Run run) throws IOException {
        try {
            begin();
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void begin() throws XMLStreamException {
        if (!begun) {
            begun = true;
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "originprobe");
        }
    }

    private void testCase(
            String name, String kind, double seconds, Outcome outcome, List<FindingReport> findings, String before)
            throws IOException {
        try {
            begin();
            xml.writeCharacters("\n");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "originprobe." + kind);
            xml.writeAttribute("name", Escaped.text(name));
            xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
            String rules = findings.stream().map(FindingReport::rule).distinct().collect(Collectors.joining(", "));
            String words = before + words(findings);
            switch (outcome) {
                case DROP -> element("failure", outcome, rules, words);
                case UNKNOWN -> element("error", outcome, rules, words);
                case CONNECT -> {
                    if (!words.isEmpty()) {
                        xml.writeStartElement("system-out");
                        text(words);
                        xml.writeEndElement();
                    }
                }
            }
            xml.writeEndElement();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void element(String name, Outcome outcome, String rules, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("type", outcome.name());
        xml.writeAttribute("message", outcome + (rules.isEmpty() ? "" : ": " + rules));
        text(words);
        xml.writeEndElement();
    }

    private static String words(List<FindingReport> findings) {
        return findings.stream().map(JunitReport::words).collect(Collectors.joining("\n"));
    }

    private static String words(FindingReport finding) {
        return finding.word() + " " + finding.rule() + ": " + finding.title() + "\n"
                + finding.particulars().stream()
                        .map(place -> "  seen    " + place.seen() + "\n  wanted  " + place.wanted() + "\n")
                        .collect(Collectors.joining())
                + "  fix     " + finding.remedy() + "\n";
    }

    /** Line by line: the breaks are ours, all else is escaped. */
    private void text(String words) throws XMLStreamException {
        xml.writeCharacters("\n" + words.lines().map(Escaped::text).collect(Collectors.joining("\n")) + "\n");
    }
}
