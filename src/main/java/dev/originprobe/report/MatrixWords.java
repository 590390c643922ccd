package dev.originprobe.report;

import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Authentication;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Preference;
import dev.originprobe.matrix.Timing;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts of a matrix in the words that its reports share. */
final class MatrixWords {
    /** What becomes of a setting that has SSLv3 beside others. */
    static final String SSL_3_0_BESIDE_OTHERS =
            "AWS, 2019-12-20: \"When you choose SSLv3, CloudFront only sends SSLv3 handshake requests.\"";

    /** Why there is no other client. */
    static final String NO_OLDER_CLIENT = "none: they had no origin mTLS";

    private MatrixWords() {}

    /** The setting that a verdict is about, in the console's word where it is one of its minimum choices. */
    static String protocols(Verdict verdict) {
        Set<ProtocolVersion> protocols = verdict.evidence().target().settings().sslProtocols();
        ProtocolVersion oldest = Collections.min(protocols);
        return protocols.size() > 1
                        && protocols.equals(verdict.evidence().profile().minimum(oldest))
                ? "minimum " + oldest.label()
                : Words.labels(protocols);
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

    /** What the certificate is that CloudFront gets; empty where it gets none. */
    static Optional<String> served(Matrix matrix, AddressMatrix address) {
        return matrix.served(address)
                .map(kind -> kind + ", to CloudFront " + matrix.profile().name() + " with the setting "
                        + Words.labels(matrix.target().settings().sslProtocols())
                        + (matrix.prefersRsa(address)
                                ? "; its ECDSA certificate is not preferred: originprobe explain ecdsa-not-preferred"
                                : ""));
    }

    /** One line for each timing, and one for each protocol in which both kinds of certificate were timed. */
    static List<String> timings(List<Timing> timings) {
        List<String> lines = new ArrayList<>();
        timings.forEach(timing -> lines.add(timing.version().label() + " " + timing.keyExchange() + ", "
                + timing.authentication() + " certificate: " + millis(timing.median()) + " ms ("
                + millis(timing.quantile(25)) + " to " + millis(timing.quantile(75)) + ", "
                + timing.samples().size() + " times)"));
        for (Timing rsa : timings) {
            timings.stream()
                    .filter(ecdsa -> isCounterpart(rsa, ecdsa))
                    .forEach(
                            ecdsa -> ratio(rsa, ecdsa)
                                    .ifPresent(
                                            ratio -> lines.add(
                                                    rsa.version().label() + " RSA takes "
                                                            + String.format(Locale.ROOT, "%.1f", ratio)
                                                            + " times as long as ECDSA; AWS said on 2018-03-15: nistp256 95 % faster than RSA 2048")));
        }
        return lines;
    }

    /** Whether they differ in the certificate alone. */
    static boolean isCounterpart(Timing rsa, Timing ecdsa) {
        return rsa.authentication() == Authentication.RSA
                && ecdsa.authentication() == Authentication.ECDSA
                && rsa.version() == ecdsa.version()
                && rsa.keyExchange().replace("_RSA", "_ECDSA").equals(ecdsa.keyExchange());
    }

    /** RSA's median over ECDSA's; empty where one is not above zero, which a round trip's noise can bring about. */
    static Optional<Double> ratio(Timing rsa, Timing ecdsa) {
        long one = rsa.median().toNanos();
        long other = ecdsa.median().toNanos();
        return one > 0 && other > 0 ? Optional.of((double) one / other) : Optional.empty();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
    }

    static String preference(Preference preference) {
        return switch (preference.by()) {
            case CLIENT -> "the client's";
            case UNKNOWN -> "not to be told";
            case SERVER ->
                "the server's: "
                        + preference.order().stream()
                                .map(CipherSuite::opensslName)
                                .collect(Collectors.joining(", "));
        };
    }
}
