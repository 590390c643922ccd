package dev.originprobe.format;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.Words;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Verdict;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What was seen at one address, for people.
 *
 * @param verbose all certificates and all questions too
 */
public record AddressText(Style style, boolean verbose) {
    private static final int INDENT = 2;
    private static final int LABEL = 12;

    String of(Verdict verdict, AddressEvidence address) {
        StringBuilder text = new StringBuilder();
        text.append(address.endpoint().map(Endpoint::toString).orElse("bundle"))
                .append("  ")
                .append(style.outcome(
                        verdict.outcomeAt(address.endpoint()),
                        verdict.outcomeAt(address.endpoint()).name()))
                .append('\n');
        address.flight()
                .ifPresentOrElse(
                        flight -> text.append(negotiated(address, flight)),
                        () -> address.hello().ifPresent(answer -> text.append(row("answer", Words.answer(answer)))));
        address.chain().ifPresent(chain -> text.append(certificates(chain)));
        if (verbose) {
            address.exchanges().forEach(exchange -> text.append(asked(exchange)));
        }
        return text.toString();
    }

    private static String negotiated(AddressEvidence address, ServerFlight flight) {
        return row(
                "negotiated",
                Words.version(flight) + ", " + flight.suite().opensslName()
                        + flight.group()
                                .map(NamedGroup::label)
                                .map(group -> ", " + group)
                                .orElse("")
                        + (address.completed() ? ", finished" : ", not finished"));
    }

    private String certificates(ChainJudgement chain) {
        StringBuilder text = new StringBuilder();
        text.append(row("certificate", certificate(chain.leaf())));
        if (verbose) {
            for (int i = 1; i < chain.served().size(); i++) {
                text.append(row("served " + i, certificate(chain.served().get(i))));
            }
        }
        text.append(row(
                "chain",
                chain.served().size() + " served, "
                        + chain.anchor()
                                .map(anchor -> "path to " + anchor.name())
                                .orElse("no path to an included root")));
        return text.toString();
    }

    public static String certificate(ServedCertificate served) {
        return served.facts().map(AddressText::certificate).orElse("unreadable, " + served.length() + " bytes");
    }

    private static String certificate(CertificateFacts facts) {
        return (facts.subject().isEmpty() ? "(empty subject)" : facts.subject()) + ", " + Words.key(facts) + ", until "
                + facts.notAfter().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String asked(Exchange exchange) {
        return row(
                "asked",
                exchange.question().purpose().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                        + Words.labels(exchange.question().offer().versions()) + ": "
                        + Words.answer(exchange.answer()));
    }

    private static String row(String label, String text) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(text));
    }
}
