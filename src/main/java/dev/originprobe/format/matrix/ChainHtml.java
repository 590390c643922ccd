package dev.originprobe.format.matrix;

import dev.originprobe.format.Html;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.report.Words;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.Verdict;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A served chain, drawn: a box a certificate, leaf first, each with what is wrong with it, and the root at the end. */
record ChainHtml(Html html) {
    void write(Verdict verdict, ChainJudgement chain) {
        html.element("ol", "chain", () -> {
            for (int i = 0; i < chain.served().size(); i++) {
                certificate(verdict, chain, i);
            }
            String anchor = chain.anchor().map(root -> root.name()).orElse("no path to an included root");
            html.element("li", chain.anchor().isPresent() ? "root" : "root none", () -> {
                html.text("span", "role", "included root");
                html.text("b", anchor);
            });
        });
        List<Finding> rest = verdict.findings().stream()
                .filter(finding -> finding.particulars().stream()
                        .allMatch(particular -> particular.certificate().isEmpty()))
                .toList();
        if (!rest.isEmpty()) {
            html.element("ul", "findings", () -> rest.forEach(this::finding));
        }
    }

    private void certificate(Verdict verdict, ChainJudgement chain, int index) {
        ServedCertificate served = chain.served().get(index);
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.particulars().stream()
                        .anyMatch(particular -> particular.certificate().orElse(-1) == index))
                .toList();
        boolean blocked = findings.stream().anyMatch(finding -> finding.rule().severity() == Severity.BLOCK);
        html.element("li", (chain.path().contains(index) ? "path" : "aside") + (blocked ? " blocked" : ""), () -> {
            html.text("span", "role", role(chain, index));
            html.text("b", served.facts().map(ChainHtml::subject).orElse("unreadable"));
            html.text("span", "facts", served.facts().map(ChainHtml::facts).orElse(served.length() + " bytes"));
            if (!findings.isEmpty()) {
                html.element("ul", "findings", () -> findings.forEach(this::finding));
            }
        });
    }

    private static String role(ChainJudgement chain, int index) {
        String place = "served " + (index + 1);
        return chain.path().contains(index) ? index == 0 ? place + ", leaf" : place : place + ", not in the path";
    }

    private static String subject(CertificateFacts facts) {
        return facts.subject().isEmpty() ? "(empty subject)" : facts.subject();
    }

    private static String facts(CertificateFacts facts) {
        return Words.key(facts) + ", until "
                + facts.notAfter().atOffset(ZoneOffset.UTC).toLocalDate() + ", signed with "
                + facts.signatureAlgorithm();
    }

    private void finding(Finding finding) {
        html.element("li", Map.of(), () -> {
            html.text("code", finding.rule().id());
            html.text(" " + finding.particulars().get(0).seen() + ". " + finding.remedy());
        });
    }
}
