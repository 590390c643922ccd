package dev.originprobe.run;

import dev.originprobe.rules.Rules;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether CloudFront would still connect in some time, if nothing changed but the time.
 *
 * @param time how long from the instant of judgement; empty for now alone
 */
public record ValidFor(Optional<Duration> time) {
    private static final int MOST_DAYS = 36_500;

    /** Reads a number of days, {@code 30d} or {@code 30}. */
    public static ValidFor parse(Optional<Setting> days) {
        return new ValidFor(days.map(given ->
                Duration.ofDays(Setting.of(given.place(), given.text().replaceFirst("d$", ""))
                        .number(1, MOST_DAYS, "a number of days from 1 on, such as 30d"))));
    }

    /** The verdict; that of the later instant, where it is worse. */
    public Verdict of(Verdict now) {
        if (time.isEmpty() || now.bug().isPresent()) {
            return now;
        }
        Criteria criteria = now.judged().criteria();
        Verdict later = Verdict.of(
                now.evidence(),
                new Criteria(
                        criteria.profile(),
                        criteria.trust(),
                        Optional.of(now.judged().at().plus(time.get())),
                        criteria.expiryWarning()),
                Rules.all(),
                now.judged().certificates());
        return later.outcome().compareTo(now.outcome()) > 0 ? later : now;
    }
}
