package dev.originprobe.format;

import dev.originprobe.report.OriginReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** When the leaf certificates of a run expire: the soonest of them, drawn as bars. */
final class ExpiryTimeline {
    private static final int SHOWN = 50;

    /** Days of the longest bar: no public certificate lives longer (CA/Browser Forum, from 2020-09 on). */
    private static final long LONGEST_DAYS = 398;

    /** The latest first, so that it is the one to leave. */
    private final PriorityQueue<Expiry> soonest =
            new PriorityQueue<>(Comparator.comparing(Expiry::notAfter).reversed());

    private record Expiry(String name, Instant notAfter, long days) {}

    void add(OriginReport origin) {
        origin.leafNotAfter().ifPresent(notAfter -> {
            soonest.add(new Expiry(
                    origin.hostAndPort(),
                    notAfter,
                    Duration.between(origin.at(), notAfter).toDays()));
            if (soonest.size() > SHOWN) {
                soonest.remove();
            }
        });
    }

    /** Nothing where no certificate was seen. */
    void write(Html html) {
        if (soonest.isEmpty()) {
            return;
        }
        List<Expiry> ordered = new ArrayList<>(soonest);
        ordered.sort(Comparator.comparing(Expiry::notAfter).thenComparing(Expiry::name));
        html.text("h2", "Days until certificates expire");
        html.element(
                "ol",
                "timeline",
                () -> ordered.forEach(expiry -> html.element("li", Map.of(), () -> {
                    html.text("span", "name", expiry.name());
                    html.text("span", "days", Long.toString(expiry.days()));
                    long percent = Math.max(1, Math.min(100, expiry.days() * 100 / LONGEST_DAYS));
                    html.element(
                            "span",
                            Map.of("class", expiry.days() < 0 ? "bar past" : "bar", "style", "width:" + percent + "%"),
                            () -> {});
                })));
    }
}
