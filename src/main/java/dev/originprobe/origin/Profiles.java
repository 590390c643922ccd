package dev.originprobe.origin;

import static dev.originprobe.origin.Grade.DOCUMENTED;
import static dev.originprobe.origin.Grade.INFERRED;
import static dev.originprobe.origin.Grade.OBSERVED;
import static dev.originprobe.origin.Grade.PUBLISHED;
import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The dated CloudFront clients that are known. To add a suite: one line, and its snapshot. */
public final class Profiles {
    private static final String VIEWER_PAGE =
            "Amazon CloudFront Developer Guide, secure-connections-supported-viewer-protocols-ciphers";
    private static final String ORIGIN_PAGE =
            "Amazon CloudFront Developer Guide, secure-connections-supported-ciphers-cloudfront-to-origin";

    private static final Set<ProtocolVersion> SINCE_2016 = Set.of(SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2);

    /** Printed on 2017-12-07 and, first in the list, until 2020-07. */
    private static final int[] RSA_2017 = {
        0xc027, // ECDHE-RSA-AES128-SHA256
        0xc028, // ECDHE-RSA-AES256-SHA384
        0x0035, // AES256-SHA
        0x002f, // AES128-SHA
        0x000a, // DES-CBC3-SHA
        0x0004, // RC4-MD5
    };

    /** Printed since 2018-03-20. */
    private static final int[] ECDSA_2018 = {
        0xc02c, // ECDHE-ECDSA-AES256-GCM-SHA384
        0xc024, // ECDHE-ECDSA-AES256-SHA384
        0xc00a, // ECDHE-ECDSA-AES256-SHA
        0xc02b, // ECDHE-ECDSA-AES128-GCM-SHA256
        0xc023, // ECDHE-ECDSA-AES128-SHA256
        0xc009, // ECDHE-ECDSA-AES128-SHA
    };

    /** Printed since 2020-09-03. */
    private static final int[] SCHEMES_2020 = {
        0x0401, // RSA_PKCS1_SHA256
        0x0501, // RSA_PKCS1_SHA384
        0x0601, // RSA_PKCS1_SHA512
        0x0301, // RSA_PKCS1_SHA224
        0x0403, // ECDSA_SHA256
        0x0503, // ECDSA_SHA384
        0x0603, // ECDSA_SHA512
        0x0303, // ECDSA_SHA224
        0x0201, // RSA_PKCS1_SHA1
        0x0203, // ECDSA_SHA1
    };

    private static final List<Graded<NamedGroup>> GROUPS_2018 = graded(
            DOCUMENTED,
            NamedGroup::new,
            0x0017, // prime256v1
            0x0018); // secp384r1

    /** On the page since 2020-09-03, in the policy since 2023-11-30. */
    private static final List<Graded<NamedGroup>> GROUPS_2020 =
            concat(GROUPS_2018, List.of(new Graded<>(NamedGroup.X25519, DOCUMENTED, Optional.of(PUBLISHED))));

    private static final List<Graded<NamedGroup>> GROUPS_2023 = graded(
            DOCUMENTED,
            NamedGroup::new,
            0x0017, // prime256v1
            0x001d, // X25519
            0x0018); // secp384r1

    /** Sent from 2018-04-12 to 2025, in that order, whatever the page printed. */
    private static final int[] POLICY_2018 = {
        0xc02c, // ECDHE-ECDSA-AES256-GCM-SHA384
        0xc030, // ECDHE-RSA-AES256-GCM-SHA384
        0xc02b, // ECDHE-ECDSA-AES128-GCM-SHA256
        0xc02f, // ECDHE-RSA-AES128-GCM-SHA256
        0xc024, // ECDHE-ECDSA-AES256-SHA384
        0xc028, // ECDHE-RSA-AES256-SHA384
        0xc00a, // ECDHE-ECDSA-AES256-SHA
        0xc014, // ECDHE-RSA-AES256-SHA
        0xc023, // ECDHE-ECDSA-AES128-SHA256
        0xc027, // ECDHE-RSA-AES128-SHA256
        0xc009, // ECDHE-ECDSA-AES128-SHA
        0xc013, // ECDHE-RSA-AES128-SHA
        0x009d, // AES256-GCM-SHA384
        0x009c, // AES128-GCM-SHA256
        0x0035, // AES256-SHA
        0x003c, // AES128-SHA256
        0x002f, // AES128-SHA
        0x000a, // DES-CBC3-SHA
        0x0004, // RC4-MD5
    };

    /** Sent since 2025, behind the suites of TLS 1.3. */
    private static final int[] POLICY_2025 = {
        0xc02b, // ECDHE-ECDSA-AES128-GCM-SHA256
        0xc02f, // ECDHE-RSA-AES128-GCM-SHA256
        0xc02c, // ECDHE-ECDSA-AES256-GCM-SHA384
        0xc030, // ECDHE-RSA-AES256-GCM-SHA384
        0xc023, // ECDHE-ECDSA-AES128-SHA256
        0xc027, // ECDHE-RSA-AES128-SHA256
        0xc024, // ECDHE-ECDSA-AES256-SHA384
        0xc028, // ECDHE-RSA-AES256-SHA384
        0xc009, // ECDHE-ECDSA-AES128-SHA
        0xc013, // ECDHE-RSA-AES128-SHA
        0xc00a, // ECDHE-ECDSA-AES256-SHA
        0xc014, // ECDHE-RSA-AES256-SHA
        0x009c, // AES128-GCM-SHA256
        0x009d, // AES256-GCM-SHA384
        0x003c, // AES128-SHA256
        0x002f, // AES128-SHA
        0x0035, // AES256-SHA
        0x000a, // DES-CBC3-SHA
        0x0004, // RC4-MD5
    };

    /** In the policies since 2018-04-12, on none of AWS's pages: AES256-GCM-SHA384, AES128-GCM-SHA256, AES128-SHA256. */
    private static final Set<Integer> NEVER_PRINTED = Set.of(0x009d, 0x009c, 0x003c);

    /** The same, and what AWS printed on 2020-09-03 only: ECDHE with RSA and AES-GCM or SHA-1. */
    private static final Set<Integer> NOT_PRINTED_IN_2018 =
            Set.of(0x009d, 0x009c, 0x003c, 0xc030, 0xc02f, 0xc014, 0xc013);

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
                    suites(
                            OBSERVED, 0xc013, // ECDHE-RSA-AES128-SHA
                            0xc014, // ECDHE-RSA-AES256-SHA
                            0x0035, // AES256-SHA
                            0x002f, // AES128-SHA
                            0x000a, // DES-CBC3-SHA
                            0x0004), // RC4-MD5
                    List.of(),
                    as(INFERRED, GROUPS_2018),
                    schemes(INFERRED, SCHEMES_2020)),
            new Profile(
                    "2017-12",
                    LocalDate.of(2017, 12, 7),
                    VIEWER_PAGE + ", 2017-12-07",
                    Optional.empty(),
                    SINCE_2016,
                    suites(DOCUMENTED, RSA_2017),
                    List.of(),
                    as(INFERRED, GROUPS_2018),
                    schemes(INFERRED, SCHEMES_2020)),
            new Profile(
                    "2018-03",
                    LocalDate.of(2018, 3, 15),
                    VIEWER_PAGE + ", 2018-03-20 to 2020-07-08; announced 2018-03-15",
                    Optional.empty(),
                    SINCE_2016,
                    concat(suites(DOCUMENTED, RSA_2017), suites(DOCUMENTED, ECDSA_2018)),
                    List.of(),
                    GROUPS_2018,
                    schemes(INFERRED, SCHEMES_2020)),
            new Profile(
                    "2018-04",
                    LocalDate.of(2018, 4, 12),
                    VIEWER_PAGE + ", 2018-03-20 to 2020-07-08",
                    Optional.of(POLICIES_2018),
                    SINCE_2016,
                    published(NOT_PRINTED_IN_2018, POLICY_2018),
                    List.of(),
                    GROUPS_2018,
                    schemes(PUBLISHED, SCHEMES_2020)),
            new Profile(
                    "2020-09",
                    LocalDate.of(2020, 9, 3),
                    ORIGIN_PAGE + ", 2020-09-03",
                    Optional.of(POLICIES_2018),
                    SINCE_2016,
                    published(NEVER_PRINTED, POLICY_2018),
                    List.of(),
                    GROUPS_2020,
                    schemes(DOCUMENTED, SCHEMES_2020)),
            new Profile(
                    "2021-07",
                    LocalDate.of(2021, 7, 14),
                    ORIGIN_PAGE + ", 2021-07-14 to 2026-04-08",
                    Optional.of(POLICIES_2018),
                    SINCE_2016,
                    published(NEVER_PRINTED, POLICY_2018),
                    List.of(),
                    GROUPS_2020,
                    schemes(DOCUMENTED, SCHEMES_2020)),
            new Profile(
                    "2023-11",
                    LocalDate.of(2023, 11, 30),
                    ORIGIN_PAGE + ", 2021-07-14 to 2026-04-08",
                    Optional.of(POLICIES_2018 + "; X25519 since 2023-11-30 (pull request 4301)"),
                    SINCE_2016,
                    published(NEVER_PRINTED, POLICY_2018),
                    List.of(),
                    GROUPS_2023,
                    schemes(DOCUMENTED, SCHEMES_2020)),
            new Profile(
                    "2025-11",
                    LocalDate.of(2025, 11, 20),
                    "Amazon CloudFront announcement of TLS 1.3 to origins, 2025-11-20; " + ORIGIN_PAGE
                            + ", 2021-07-14 to 2026-04-08",
                    Optional.of("aws/s2n-tls, policies CloudFront-Upstream-2025, -TLS-1-0-2025, -TLS-1-1-2025, "
                            + "-TLS-1-2-2025 (2025-08-21, pull request 5460), as of 2026-08-07 (8cbf81ad)"),
                    SINCE_2016,
                    published(NEVER_PRINTED, POLICY_2025),
                    suites(
                            PUBLISHED, 0x1301, // TLS_AES_128_GCM_SHA256
                            0x1302, // TLS_AES_256_GCM_SHA384
                            0x1303), // TLS_CHACHA20_POLY1305_SHA256
                    GROUPS_2023,
                    concat(
                            concat(
                                    schemes(
                                            DOCUMENTED,
                                            0x0403, // ECDSA_SHA256
                                            0x0503, // ECDSA_SHA384
                                            0x0603, // ECDSA_SHA512
                                            0x0303), // ECDSA_SHA224
                                    notPrinted(
                                            0x0809, // RSA_PSS_PSS_SHA256
                                            0x080a, // RSA_PSS_PSS_SHA384
                                            0x080b, // RSA_PSS_PSS_SHA512
                                            0x0804, // RSA_PSS_RSAE_SHA256
                                            0x0805, // RSA_PSS_RSAE_SHA384
                                            0x0806)), // RSA_PSS_RSAE_SHA512
                            schemes(
                                    DOCUMENTED,
                                    0x0401, // RSA_PKCS1_SHA256
                                    0x0501, // RSA_PKCS1_SHA384
                                    0x0601, // RSA_PKCS1_SHA512
                                    0x0301, // RSA_PKCS1_SHA224
                                    0x0201, // RSA_PKCS1_SHA1
                                    0x0203)))); // ECDSA_SHA1

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

    private static List<Graded<CipherSuite>> suites(Grade grade, int... ids) {
        return graded(grade, CipherSuite::new, ids);
    }

    /** The suites of a policy, those of them on AWS's page of the date as documented. */
    private static List<Graded<CipherSuite>> published(Set<Integer> notPrinted, int... ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> notPrinted.contains(id)
                        ? new Graded<>(new CipherSuite(id), PUBLISHED, Optional.of(DOCUMENTED))
                        : new Graded<>(new CipherSuite(id), DOCUMENTED))
                .toList();
    }

    private static List<Graded<SignatureScheme>> notPrinted(int... ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> new Graded<>(new SignatureScheme(id), PUBLISHED, Optional.of(DOCUMENTED)))
                .toList();
    }

    private static List<Graded<SignatureScheme>> schemes(Grade grade, int... ids) {
        return graded(grade, SignatureScheme::new, ids);
    }

    private static <T> List<Graded<T>> graded(Grade grade, IntFunction<T> value, int... ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> new Graded<>(value.apply(id), grade))
                .toList();
    }

    private static <T> List<Graded<T>> as(Grade grade, List<Graded<T>> lines) {
        return lines.stream().map(line -> new Graded<>(line.value(), grade)).toList();
    }

    private static <T> List<Graded<T>> concat(List<Graded<T>> first, List<Graded<T>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
