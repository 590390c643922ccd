package dev.originprobe.origin;

import static dev.originprobe.origin.Grade.DOCUMENTED;
import static dev.originprobe.origin.Grade.INFERRED;
import static dev.originprobe.origin.Grade.OBSERVED;
import static dev.originprobe.origin.Grade.PUBLISHED;
import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;

import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The dated CloudFront clients that are known. To add a suite: one line of {@link AwsLists}, and its snapshot. */
public final class Profiles {
    private static final String VIEWER_PAGE =
            "Amazon CloudFront Developer Guide, secure-connections-supported-viewer-protocols-ciphers";
    private static final String ORIGIN_PAGE =
            "Amazon CloudFront Developer Guide, secure-connections-supported-ciphers-cloudfront-to-origin";

    private static final Set<ProtocolVersion> SINCE_2016 = Set.of(SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2);

    /** On the page since 2020-09-03, in the policy since 2023-11-30. */
    private static final List<Graded<NamedGroup>> GROUPS_2020 = concat(
            graded(DOCUMENTED, AwsLists.GROUPS_2018),
            List.of(new Graded<>(NamedGroup.X25519, DOCUMENTED, Optional.of(PUBLISHED))));

    private static final String POLICIES_2018 =
            "aws/s2n-tls, policies CloudFront-Upstream, -TLS-1-0, -TLS-1-1, -TLS-1-2 "
                    + "(2018-04-12, 2020-04-03), as of 2026-08-07 (8cbf81ad)";

    private static final List<Profile> ALL = List.of(
            new Profile(
                    "2014",
                    LocalDate.of(2014, 1, 1),
                    "bokehui.net article 200176363, quoting AWS's list of about 2014-2016; AWS's own page is not kept",
                    Optional.empty(),
                    Set.of(SSL_3_0, TLS_1_0),
                    graded(OBSERVED, AwsLists.RSA_2014),
                    List.of(),
                    graded(INFERRED, AwsLists.GROUPS_2018),
                    graded(INFERRED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2017-12",
                    LocalDate.of(2017, 12, 7),
                    VIEWER_PAGE + ", 2017-12-07",
                    Optional.empty(),
                    SINCE_2016,
                    graded(DOCUMENTED, AwsLists.RSA_2017),
                    List.of(),
                    graded(INFERRED, AwsLists.GROUPS_2018),
                    graded(INFERRED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2018-03",
                    LocalDate.of(2018, 3, 15),
                    VIEWER_PAGE + ", 2018-03-20 to 2020-07-08; announced 2018-03-15",
                    Optional.empty(),
                    SINCE_2016,
                    concat(graded(DOCUMENTED, AwsLists.RSA_2017), graded(DOCUMENTED, AwsLists.ECDSA_2018)),
                    List.of(),
                    graded(DOCUMENTED, AwsLists.GROUPS_2018),
                    graded(INFERRED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2018-04",
                    LocalDate.of(2018, 4, 12),
                    VIEWER_PAGE + ", 2018-03-20 to 2020-07-08",
                    Optional.of(POLICIES_2018),
                    SINCE_2016,
                    published(AwsLists.NOT_PRINTED_IN_2018, AwsLists.POLICY_2018),
                    List.of(),
                    graded(DOCUMENTED, AwsLists.GROUPS_2018),
                    graded(PUBLISHED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2020-09",
                    LocalDate.of(2020, 9, 3),
                    ORIGIN_PAGE + ", 2020-09-03",
                    Optional.of(POLICIES_2018),
                    SINCE_2016,
                    published(AwsLists.NEVER_PRINTED, AwsLists.POLICY_2018),
                    List.of(),
                    GROUPS_2020,
                    graded(DOCUMENTED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2021-07",
                    LocalDate.of(2021, 7, 14),
                    ORIGIN_PAGE + ", 2021-07-14 to 2026-04-08",
                    Optional.of(POLICIES_2018),
                    SINCE_2016,
                    published(AwsLists.NEVER_PRINTED, AwsLists.POLICY_2018),
                    List.of(),
                    GROUPS_2020,
                    graded(DOCUMENTED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2023-11",
                    LocalDate.of(2023, 11, 30),
                    ORIGIN_PAGE + ", 2021-07-14 to 2026-04-08",
                    Optional.of(POLICIES_2018 + "; X25519 since 2023-11-30 (pull request 4301)"),
                    SINCE_2016,
                    published(AwsLists.NEVER_PRINTED, AwsLists.POLICY_2018),
                    List.of(),
                    graded(DOCUMENTED, AwsLists.GROUPS_2023),
                    graded(DOCUMENTED, AwsLists.SCHEMES_2020)),
            new Profile(
                    "2025-11",
                    LocalDate.of(2025, 11, 20),
                    "Amazon CloudFront announcement of TLS 1.3 to origins, 2025-11-20; " + ORIGIN_PAGE
                            + ", 2021-07-14 to 2026-04-08",
                    Optional.of("aws/s2n-tls, policies CloudFront-Upstream-2025, -TLS-1-0-2025, -TLS-1-1-2025, "
                            + "-TLS-1-2-2025 (2025-08-21, pull request 5460), as of 2026-08-07 (8cbf81ad)"),
                    SINCE_2016,
                    published(AwsLists.NEVER_PRINTED, AwsLists.POLICY_2025),
                    graded(PUBLISHED, AwsLists.TLS_1_3_SUITES),
                    graded(DOCUMENTED, AwsLists.GROUPS_2023),
                    published(AwsLists.SCHEMES_NEVER_PRINTED, AwsLists.SCHEMES_2025)));

    private Profiles() {}

    /** All profiles, oldest first. */
    public static List<Profile> all() {
        return ALL;
    }

    /** The profile of that name, empty where there is none. */
    public static Optional<Profile> named(String name) {
        return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** CloudFront's client of today, as far as it is known. */
    public static Profile newest() {
        return ALL.get(ALL.size() - 1);
    }

    /** The lines of a policy, those of them on AWS's page of the date as documented. */
    private static <T> List<Graded<T>> published(List<T> notPrinted, List<T> policy) {
        return policy.stream()
                .map(line -> notPrinted.contains(line)
                        ? new Graded<>(line, PUBLISHED, Optional.of(DOCUMENTED))
                        : new Graded<>(line, DOCUMENTED))
                .toList();
    }

    private static <T> List<Graded<T>> graded(Grade grade, List<T> lines) {
        return lines.stream().map(line -> new Graded<>(line, grade)).toList();
    }

    private static <T> List<Graded<T>> concat(List<Graded<T>> first, List<Graded<T>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
