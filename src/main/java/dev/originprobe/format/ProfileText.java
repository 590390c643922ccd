package dev.originprobe.format;

import dev.originprobe.origin.Graded;
import dev.originprobe.origin.Profile;
import dev.originprobe.report.Words;
import dev.originprobe.tls.CipherSuite;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The profiles, for people. */
public final class ProfileText {
    private static final int LABEL = 12;

    private ProfileText() {}

    /** A line a profile, oldest first. */
    public static String list(List<Profile> profiles) {
        StringBuilder text = new StringBuilder();
        for (Profile profile : profiles) {
            text.append(String.format(
                    "%-8s since %s  %2d suites, %s%s%n",
                    profile.name(),
                    profile.asOf(),
                    profile.suites().size() + profile.tls13Suites().size(),
                    Words.labels(profile.selectable()),
                    profile.hasTls13() ? " and TLSv1.3" : ""));
        }
        return text.toString();
    }

    /** All that a profile offers, one line a suite, how well each is founded beside it. */
    public static String of(Profile profile) {
        StringBuilder text = new StringBuilder("CloudFront " + profile.name() + "\n");
        text.append(Lines.labelled(0, LABEL, "as of", profile.asOf().toString()));
        text.append(Lines.labelled(0, LABEL, "source", profile.source()));
        text.append(Lines.labelled(0, LABEL, "selectable", Words.labels(profile.selectable())));
        text.append(Lines.labelled(
                0, LABEL, "SSLv3", "SSLv3 among the Origin SSL Protocols: only an SSLv3 hello is sent (documented)"));
        text.append(Lines.labelled(
                0,
                LABEL,
                "TLSv1.3",
                profile.hasTls13()
                        ? "offered beside TLSv1.2 (documented); without TLSv1.2 AWS does not say"
                        : "not offered"));
        text.append("\ncipher suites\n").append(lines(profile.suites(), ProfileText::suite));
        if (profile.hasTls13()) {
            text.append("\ncipher suites of TLSv1.3\n").append(lines(profile.tls13Suites(), ProfileText::suite));
        }
        text.append("\ngroups\n").append(lines(profile.groups(), group -> group.label()));
        text.append("\nsignature schemes\n").append(lines(profile.signatureSchemes(), scheme -> scheme.label()));
        if (profile.hasTls13()) {
            text.append("\nsignature schemes added for TLSv1.3\n")
                    .append(lines(profile.tls13SignatureSchemes(), scheme -> scheme.label()));
        }
        return text.toString();
    }

    private static String suite(CipherSuite suite) {
        return String.format(Locale.ROOT, "%04X  %-30s", suite.id(), suite.opensslName());
    }

    private static <T> String lines(List<Graded<T>> lines, Function<T, String> label) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.format(
                "  %-40s %s%n", label.apply(line.value()), line.grade().label())));
        return text.toString();
    }
}
