package dev.originprobe.report;

import dev.originprobe.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code confirmation} object of the report: what CloudFront itself answered to a request that a behavior takes, beside
 * what was predicted.
 *
 * @param pathPattern of the behavior
 * @param url that was asked; empty where none was
 * @param predicted empty where nothing was
 * @param status of the answer; empty where there was none
 * @param xCache empty where there is none
 * @param via empty where there is none
 * @param agreement whether they agree
 * @param because why so, for people
 */
public record ConfirmationReport(
        String pathPattern,
        Optional<String> url,
        Optional<Outcome> predicted,
        OptionalInt status,
        Optional<String> xCache,
        Optional<String> via,
        Agreement agreement,
        String because) {
    private static final int FORBIDDEN = 403;
    private static final int BAD_GATEWAY = 502;

    /** Whether what CloudFront does is what was predicted. */
    public enum Agreement {
        AGREED,
        DISAGREED,
        CANNOT_TELL;

        /** {@code cannot tell}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What cannot be told without an answer. */
    public static ConfirmationReport untold(
            String pathPattern, Optional<String> url, Optional<Outcome> predicted, String because) {
        return new ConfirmationReport(
                pathPattern,
                url,
                predicted,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Agreement.CANNOT_TELL,
                because);
    }

    /** An answer beside a prediction. */
    public static ConfirmationReport of(
            String pathPattern,
            String url,
            Outcome predicted,
            int status,
            Optional<String> xCache,
            Optional<String> via) {
        Optional<String> untold = untold(status, xCache);
        Outcome seen = status == BAD_GATEWAY ? Outcome.DROP : Outcome.CONNECT;
        Agreement agreement = untold.isPresent() || predicted == Outcome.UNKNOWN
                ? Agreement.CANNOT_TELL
                : seen == predicted ? Agreement.AGREED : Agreement.DISAGREED;
        return new ConfirmationReport(
                pathPattern,
                Optional.of(url),
                Optional.of(predicted),
                OptionalInt.of(status),
                xCache,
                via,
                agreement,
                untold.orElseGet(() -> seen == Outcome.DROP
                        ? "CloudFront got no answer from the origin, unless the origin itself answers 502"
                        : "CloudFront brought the origin's answer"));
    }

    /** Why an answer says nothing about the connection to the origin. */
    private static Optional<String> untold(int status, Optional<String> xCache) {
        if (xCache.filter(value -> value.toLowerCase(Locale.ROOT).contains("cloudfront"))
                .isEmpty()) {
            return Optional.of("the answer has no X-Cache of CloudFront's: the name leads elsewhere");
        }
        String cache = xCache.get().toLowerCase(Locale.ROOT);
        if (!cache.startsWith("miss") && !cache.startsWith("error")) {
            return Optional.of("the answer was cached, or made by a function");
        }
        if (status == FORBIDDEN) {
            return Optional.of("403 may come from a firewall, a missing signature or the origin");
        }
        return status > BAD_GATEWAY || status == 500 || status == 501 || status == 400
                ? Optional.of(status + " may come from CloudFront or from the origin")
                : Optional.empty();
    }

    /** For people: what a request says of a prediction, a line or two. */
    public List<String> lines() {
        String answer = status.isPresent()
                ? status.getAsInt()
                        + xCache.map(value -> ", X-Cache: " + value).orElse("")
                        + via.map(value -> ", Via: " + value).orElse("")
                : "no answer";
        return List.of(
                agreement.label() + ": predicted " + predicted.map(Enum::name).orElse("nothing") + ", seen " + answer
                        + "; " + because,
                url.map(asked -> "GET " + asked).orElse("nothing was asked"));
    }
}
