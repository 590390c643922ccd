package dev.originprobe.format;

import dev.originprobe.report.AddressReport;
import dev.originprobe.report.CertificateReport;
import dev.originprobe.report.CertificateReport.Facts;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.WitnessReport;
import dev.originprobe.verdict.Outcome;
import java.time.ZoneOffset;

/**
 * What was seen at one address, for people.
 *
 * @param verbose all certificates and all questions too
 */
public record AddressText(Style style, boolean verbose) {
    private static final int INDENT = 2;
    private static final int LABEL = 12;

    String of(AddressReport address) {
        StringBuilder text = new StringBuilder();
        text.append(address.name())
                .append("  ")
                .append(style.outcome(address.outcome(), address.outcome().name()))
                .append('\n');
        address.negotiated()
                .ifPresentOrElse(
                        chosen -> text.append(row("negotiated", negotiated(chosen))),
                        () -> address.answer().ifPresent(answer -> text.append(row("answer", answer))));
        if (!address.certificates().isEmpty()) {
            text.append(certificates(address));
        }
        address.witness().ifPresent(witness -> text.append(witness(address, witness)));
        if (verbose) {
            address.questions().forEach(asked -> text.append(row("asked", asked(asked))));
        }
        return text.toString();
    }

    private static String negotiated(AddressReport.Negotiated chosen) {
        return chosen.protocol() + ", " + chosen.opensslCipherSuite()
                + chosen.group().map(group -> ", " + group).orElse("")
                + (chosen.completed() ? ", finished" : ", not finished");
    }

    /** Where it connects and a page of AWS says that CloudFront does not, the page stands and the doubt is told. */
    private static String witness(AddressReport address, WitnessReport witness) {
        String doubt = witness.completed() && address.outcome() == Outcome.DROP
                ? row("doubt", "AWS's own TLS library connects here; the findings rest on what AWS says of CloudFront")
                : "";
        return row("witness", witness.words()) + doubt;
    }

    private String certificates(AddressReport address) {
        StringBuilder text = new StringBuilder();
        address.certificates().stream()
                .limit(verbose ? Long.MAX_VALUE : 1)
                .forEach(certificate -> text.append(row(
                        certificate.index() == 0 ? "certificate" : "served " + certificate.index(),
                        certificate(certificate))));
        text.append(row(
                "chain",
                address.certificates().size() + " served, "
                        + address.trustAnchor()
                                .map(anchor -> "path to " + anchor)
                                .orElse("no path to an included root")));
        return text.toString();
    }

    /** Subject, key and end of a certificate. */
    public static String certificate(CertificateReport certificate) {
        return certificate
                .facts()
                .map(AddressText::certificate)
                .orElse("unreadable, " + certificate.length() + " bytes");
    }

    private static String certificate(Facts facts) {
        return (facts.subject().isEmpty() ? "(empty subject)" : facts.subject()) + ", " + facts.key() + ", until "
                + facts.notAfter().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String asked(AddressReport.Asked asked) {
        return asked.purpose() + ", " + String.join(",", asked.protocols()) + ": " + asked.answer();
    }

    private static String row(String label, String text) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(text));
    }
}
