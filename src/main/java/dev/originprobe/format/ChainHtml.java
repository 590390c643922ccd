package dev.originprobe.format;

import dev.originprobe.report.AddressReport;
import dev.originprobe.report.CertificateReport;
import dev.originprobe.report.CertificateReport.Facts;
import dev.originprobe.report.FindingReport;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ParticularReport;
import dev.originprobe.verdict.Severity;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A served chain, drawn: a box a certificate, leaf first, each with what is wrong with it, and the root at the end. */
public record ChainHtml(Html html) {
    /** The chain of an address; nothing where it served none. */
    public void write(OriginReport origin, AddressReport address) {
        if (address.certificates().isEmpty()) {
            return;
        }
        html.element("ol", "chain", () -> {
            address.certificates().forEach(certificate -> certificate(origin, address, certificate));
            String anchor = address.trustAnchor().orElse("no path to an included root");
            html.element("li", address.trustAnchor().isPresent() ? "root" : "root none", () -> {
                html.text("span", "role", "included root");
                html.text("b", anchor);
            });
        });
    }

    /** The findings that are about no certificate in particular, as a list; nothing where there are none. */
    public void others(OriginReport origin) {
        findings(origin.findings().stream()
                .filter(finding -> finding.particulars().stream()
                        .allMatch(place -> place.certificate().isEmpty()))
                .toList());
    }

    private void certificate(OriginReport origin, AddressReport address, CertificateReport certificate) {
        Predicate<ParticularReport> here = place -> place.certificate().orElse(-1) == certificate.index()
                && place.address().equals(address.address());
        List<FindingReport> findings = origin.findings().stream()
                .filter(finding -> finding.particulars().stream().anyMatch(here))
                .toList();
        boolean blocked = findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK);
        boolean inPath = address.isInPath(certificate);
        html.element("li", (inPath ? "path" : "aside") + (blocked ? " blocked" : ""), () -> {
            html.text("span", "role", role(certificate.index(), inPath));
            html.text("b", certificate.facts().map(ChainHtml::subject).orElse("unreadable"));
            html.text(
                    "span", "facts", certificate.facts().map(ChainHtml::facts).orElse(certificate.length() + " bytes"));
            findings(findings);
        });
    }

    private static String role(int index, boolean inPath) {
        String place = "served " + (index + 1);
        return inPath ? index == 0 ? place + ", leaf" : place : place + ", not in the path";
    }

    private static String subject(Facts facts) {
        return facts.subject().isEmpty() ? "(empty subject)" : facts.subject();
    }

    private static String facts(Facts facts) {
        return facts.key() + ", until "
                + facts.notAfter().atOffset(ZoneOffset.UTC).toLocalDate() + ", signed with "
                + facts.signatureAlgorithm();
    }

    private void findings(List<FindingReport> findings) {
        if (!findings.isEmpty()) {
            html.element("ul", "findings", () -> findings.forEach(this::finding));
        }
    }

    private void finding(FindingReport finding) {
        html.element("li", Map.of(), () -> {
            html.text("code", finding.rule());
            html.text(" " + finding.particulars().get(0).seen() + ". " + finding.remedy());
        });
    }
}
