package dev.originprobe.format.catalogue;

import dev.originprobe.format.Lines;
import dev.originprobe.origin.Grade;
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
                    String.join(",", Words.labels(profile.selectable())),
                    profile.hasTls13() ? " and TLSv1.3" : ""));
        }
        return text.toString();
    }

    /** All that a profile offers, one line a suite, how well each is founded beside it. */
    public static String of(Profile profile) {
        StringBuilder text = new StringBuilder("CloudFront " + profile.name() + "\n");
        text.append(Lines.labelled(0, LABEL, "as of", profile.asOf().toString()));
        text.append(Lines.labelled(0, LABEL, "source", profile.source()));
        profile.policy().ifPresent(policy -> text.append(Lines.labelled(0, LABEL, "policy", policy)));
        text.append(Lines.labelled(0, LABEL, "selectable", String.join(",", Words.labels(profile.selectable()))));
        text.append(Lines.labelled(
                0,
                LABEL,
                "SSLv3",
                "SSLv3 among the Origin SSL Protocols: only an SSLv3 hello is sent (documented)"
                        + (profile.policy().isPresent()
                                ? "; the policy with that minimum sends a TLS hello (published); AWS's page stands"
                                : "")));
        text.append(Lines.labelled(
                0,
                LABEL,
                "TLSv1.3",
                profile.hasTls13()
                        ? "offered beside TLSv1.2 (documented); without TLSv1.2 the policy offers it (published) and AWS's pages do not say"
                        : "not offered"));
        text.append(Lines.labelled(0, LABEL, "hello", hello(profile)));
        if (profile.policy().isPresent()) {
            text.append(Lines.labelled(
                    0,
                    LABEL,
                    "order",
                    "as the policy sends it (published); AWS's page prints the suites in another order"));
        }
        text.append(Lines.labelled(
                0,
                LABEL,
                "not known",
                "whether session tickets, ALPN and status_request are sent: switches of the library that nobody published;"
                        + " none is sent here"));
        text.append("\ncipher suites\n")
                .append(lines(profile.tls13Suites(), ProfileText::suite))
                .append(lines(profile.suites(), ProfileText::suite));
        text.append("\ngroups\n").append(lines(profile.groups(), group -> group.label()));
        text.append("\nsignature schemes\n").append(lines(profile.signatureSchemes(), scheme -> scheme.label()));
        return text.toString();
    }

    /** The form of the hello, with what it rests on: the library's of today, which older clients are taken to share. */
    private static String hello(Profile profile) {
        String form = profile.hasTls13()
                ? "session id of 32 bytes, one key share (prime256v1), extensions supported_versions, supported_groups, "
                        + "key_share, signature_algorithms, server_name, ec_point_formats, extended_master_secret"
                : "extensions supported_groups, signature_algorithms, server_name, ec_point_formats, extended_master_secret";
        Grade grade = profile.policy().isPresent() ? Grade.PUBLISHED : Grade.INFERRED;
        return form + ", in this order (" + grade.label() + ")";
    }

    private static String founded(Graded<?> line) {
        return line.grade().label()
                + line.absentFrom()
                        .map(other ->
                                other == Grade.DOCUMENTED ? "; not on AWS's page" : "; not in the published policy")
                        .orElse("");
    }

    private static String suite(CipherSuite suite) {
        return String.format(Locale.ROOT, "%04X  %-30s", suite.id(), suite.opensslName());
    }

    private static <T> String lines(List<Graded<T>> lines, Function<T, String> label) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.format("  %-40s %s%n", label.apply(line.value()), founded(line))));
        return text.toString();
    }
}
