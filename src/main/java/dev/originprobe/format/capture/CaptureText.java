package dev.originprobe.format.capture;

import dev.originprobe.capture.Aspect;
import dev.originprobe.capture.CapturedHello;
import dev.originprobe.capture.Difference;
import dev.originprobe.capture.Likeness;
import dev.originprobe.capture.Variety;
import dev.originprobe.format.Lines;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.Words;
import dev.originprobe.tls.Fingerprint;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Captured hellos, for people. */
public final class CaptureText {
    private static final int INDENT = 2;
    private static final int LABEL = 17;

    /** Profiles that a hello is held against in full; the rest are counted. */
    private static final int SHOWN = 2;

    private CaptureText() {}

    /** One hello: who, what, and how it differs from the clients that are built in. */
    public static String of(CapturedHello captured) {
        StringBuilder text = new StringBuilder("ClientHello from ")
                .append(captured.from().getHostAddress())
                .append(" at ")
                .append(captured.at().truncatedTo(ChronoUnit.SECONDS))
                .append('\n');
        text.append(row("SNI", captured.hello().serverName().orElse("none")));
        for (Aspect aspect : Aspect.values()) {
            text.append(row(aspect.label(), joined(aspect.of(captured.hello()))));
        }
        text.append(row("JA3", Fingerprint.ja3(captured.hello())))
                .append(row("JA4", Fingerprint.ja4(captured.hello())))
                .append(row("handshake", captured.handshake()))
                .append('\n');
        List<Likeness> all = Likeness.of(captured.hello());
        all.stream().limit(SHOWN).forEach(likeness -> text.append(likeness(likeness)));
        text.append(Lines.indented(
                0,
                "Farther from it: "
                        + String.join(
                                ", ",
                                all.stream()
                                        .skip(SHOWN)
                                        .map(likeness -> likeness.profile().name())
                                        .toList())));
        return text.toString();
    }

    /** What several have in common and in what they differ; of one nothing. */
    public static String of(List<CapturedHello> hellos) {
        if (hellos.size() < 2) {
            return "";
        }
        Variety variety = Variety.of(hellos);
        StringBuilder text = new StringBuilder("\n" + hellos.size() + " hellos");
        if (variety.differing().isEmpty()) {
            return text.append("; all say the same\n").toString();
        }
        text.append("; they share\n")
                .append(Lines.indented(
                        INDENT,
                        joined(variety.shared().stream().map(Aspect::label).toList())))
                .append("and differ in\n");
        for (Map.Entry<Aspect, Map<List<String>, Long>> aspect :
                variety.differing().entrySet()) {
            aspect.getValue()
                    .forEach((said, count) ->
                            text.append(row(aspect.getKey().label(), count + " times: " + joined(said))));
        }
        return text.toString();
    }

    private static String likeness(Likeness likeness) {
        String name = "CloudFront " + likeness.profile().name() + " with "
                + String.join(",", Words.labels(likeness.setting()));
        if (likeness.differences().isEmpty()) {
            return "The same as " + name + "\n";
        }
        StringBuilder text = new StringBuilder("Unlike " + name + " in\n");
        likeness.differences()
                .forEach(difference -> text.append(row(difference.aspect().label(), words(difference))));
        return text.toString();
    }

    private static String words(Difference difference) {
        if (difference.aspect().isSingle()) {
            return joined(difference.more()) + " instead of " + joined(difference.less());
        }
        return String.join(
                "; ",
                Stream.of(
                                difference.more().isEmpty() ? "" : "has " + joined(difference.more()),
                                difference.less().isEmpty() ? "" : "lacks " + joined(difference.less()),
                                difference.reordered() ? "another order" : "")
                        .filter(words -> !words.isEmpty())
                        .toList());
    }

    private static String joined(List<String> values) {
        return values.isEmpty() ? "none" : String.join(", ", values);
    }

    private static String row(String label, String words) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(words));
    }
}
