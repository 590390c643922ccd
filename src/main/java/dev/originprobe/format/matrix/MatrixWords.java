package dev.originprobe.format.matrix;

import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Preference;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Words;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts of a matrix in the words that its reports share. */
final class MatrixWords {
    /** What becomes of a setting that has SSLv3 beside others. */
    static final String SSL_3_0_BESIDE_OTHERS =
            "AWS, 2019-12-20: \"When you choose SSLv3, CloudFront only sends SSLv3 handshake requests.\"";

    /** How to read the outcomes of other clients. */
    static final String OTHER_CLIENTS =
            "Each with the setting recommended for the client above where it had that, else with its default.";

    /** Why there is no other client. */
    static final String NO_OLDER_CLIENT = "none: they had no origin mTLS";

    private MatrixWords() {}

    /** What comes of the target's own setting, a sentence each: the outcome, and what it is because of where it is not CONNECT. */
    static List<String> verdict(Matrix matrix) {
        Verdict own = matrix.own();
        String outcome = "With Origin SSL Protocols " + protocols(own) + ", "
                + OriginReport.of(own).meaning() + " (client " + client(matrix) + ")";
        String because = own.findings().stream()
                .filter(finding -> finding.rule().severity() == Severity.BLOCK)
                .map(finding -> finding.rule().title() + " (" + finding.rule().id() + ")")
                .collect(Collectors.joining("; "));
        return because.isEmpty() ? List.of(outcome) : List.of(outcome, because);
    }

    /** The name of the client that is imitated, and whether it is today's. */
    static String client(Matrix matrix) {
        Profile profile = matrix.profile();
        return profile.name()
                + (profile.template().isPresent()
                        ? ", captured"
                        : profile.equals(Profiles.newest()) ? ", today's" : ", not today's");
    }

    /** The setting that a verdict is about, in the console's word where it is one of its minimum choices. */
    static String protocols(Verdict verdict) {
        Set<ProtocolVersion> protocols = verdict.evidence().target().settings().sslProtocols();
        ProtocolVersion oldest = Collections.min(protocols);
        return protocols.size() > 1
                        && protocols.equals(verdict.judged().profile().minimum(oldest))
                ? "minimum " + oldest.label()
                : String.join(",", Words.labels(protocols));
    }

    /** The setting to choose, and why where it is SSLv3 or none. */
    static String recommended(Matrix matrix) {
        Optional<Verdict> recommended = matrix.recommended();
        if (recommended.isEmpty()) {
            return matrix.settings().stream().allMatch(verdict -> verdict.outcome() == Outcome.DROP)
                    ? "none of them would connect"
                    : "not known, because not all was decided";
        }
        String setting = protocols(recommended.get());
        return setting.equals(ProtocolVersion.SSL_3_0.label())
                ? setting + ", because nothing newer would connect"
                : setting;
    }

    /** Protocol and suite; empty where nothing was negotiated, or not the same at every address. */
    static Optional<String> negotiated(Verdict verdict) {
        List<Optional<String>> each = verdict.judged().addresses().stream()
                .map(address -> address.flight()
                        .map(flight ->
                                Words.version(flight) + " " + flight.suite().opensslName()))
                .distinct()
                .toList();
        return each.size() == 1 ? each.get(0) : Optional.empty();
    }

    static String rules(Verdict verdict) {
        return String.join(", ", verdict.ruleIds());
    }

    /** What keeps CloudFront from connecting to an address with the target's own setting, certificates aside. */
    static List<String> why(Matrix matrix, AddressMatrix address) {
        return matrix.own().findings().stream()
                .filter(finding -> finding.rule().severity() == Severity.BLOCK)
                .flatMap(finding -> finding.particulars().stream()
                        .filter(particular -> particular.certificate().isEmpty()
                                && particular.endpoint().equals(Optional.of(address.endpoint())))
                        .map(particular -> finding.rule().id() + ": " + particular.seen() + ". " + finding.remedy()))
                .toList();
    }

    /** What was not asked because the time was over; empty where it was not. */
    static Optional<String> outOfTime(AddressMatrix address) {
        return address.outOfTime()
                ? Optional.of("the deadline came before all was asked; --deadline gives more time")
                : Optional.empty();
    }

    /** How many suites have no row; empty where all have. */
    static Optional<String> withoutRow(AddressMatrix address) {
        List<MatrixRow> hidden = MatrixRow.hidden(address);
        long undecided = hidden.stream().filter(row -> row.isUndecided(address)).count();
        return hidden.isEmpty()
                ? Optional.empty()
                : Optional.of((hidden.size() - undecided) + " suites refused"
                        + (undecided == 0 ? "" : ", " + undecided + " undecided"));
    }

    /** What the certificate is that CloudFront gets; empty where it gets none. */
    static Optional<String> served(Matrix matrix, AddressMatrix address) {
        return matrix.served(address)
                .map(kind -> kind + ", to CloudFront " + matrix.profile().name() + " with the setting "
                        + String.join(
                                ",", Words.labels(matrix.target().settings().sslProtocols()))
                        + (matrix.prefersRsa(address)
                                ? "; its ECDSA certificate is not preferred: originprobe explain ecdsa-not-preferred"
                                : ""));
    }

    static String preference(Preference preference) {
        return switch (preference.by()) {
            case CLIENT -> "the client's";
            case UNKNOWN -> "cannot be determined";
            case SERVER ->
                "the server's: "
                        + preference.order().stream()
                                .map(CipherSuite::opensslName)
                                .collect(Collectors.joining(", "));
        };
    }
}
