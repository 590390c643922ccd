package dev.originprobe.format.matrix;

import dev.originprobe.matrix.Timing;
import dev.originprobe.tls.Authentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured of RSA and ECDSA, in the words that the reports of a matrix share. */
final class TimingWords {
    private static final int LOWER_QUARTILE = 25;
    private static final int UPPER_QUARTILE = 75;

    private TimingWords() {}

    /** One line for each timing, and one for each protocol in which both kinds of certificate were timed. */
    static List<String> of(List<Timing> timings) {
        List<String> lines = new ArrayList<>();
        timings.forEach(timing -> lines.add(timing.version().label() + " " + timing.keyExchange() + ", "
                + timing.authentication() + " certificate: " + took(timing)));
        for (Timing rsa : timings) {
            timings.stream()
                    .filter(ecdsa -> isCounterpart(rsa, ecdsa))
                    .forEach(
                            ecdsa -> ratio(rsa, ecdsa)
                                    .ifPresent(
                                            ratio -> lines.add(
                                                    rsa.version().label() + " RSA takes "
                                                            + String.format(Locale.ROOT, "%.1f", ratio)
                                                            + " times as long as ECDSA, of the whole first flight; AWS's figure of 2018-03-15, nistp256 95 % faster than RSA 2048, is of signing alone")));
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

    /** RSA's median over ECDSA's; empty where a quartile is not above zero: the round trip's noise is larger than either. */
    static Optional<Double> ratio(Timing rsa, Timing ecdsa) {
        return isMeasurable(rsa) && isMeasurable(ecdsa)
                ? Optional.of((double) rsa.median().toNanos() / ecdsa.median().toNanos())
                : Optional.empty();
    }

    private static boolean isMeasurable(Timing timing) {
        return timing.quantile(LOWER_QUARTILE).toNanos() > 0;
    }

    private static String took(Timing timing) {
        return isMeasurable(timing)
                ? millis(timing.median()) + " ms (" + millis(timing.quantile(LOWER_QUARTILE)) + " to "
                        + millis(timing.quantile(UPPER_QUARTILE)) + ", "
                        + timing.samples().size() + " times)"
                : "less than the round trip varies by (" + timing.samples().size() + " times)";
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
    }
}
