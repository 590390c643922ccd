package dev.originprobe.origin;

import static dev.originprobe.origin.Grade.DOCUMENTED;
import static dev.originprobe.origin.Grade.INFERRED;
import static dev.originprobe.origin.Grade.OBSERVED;
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

    /** Printed since 2020-09-03. */
    private static final int[] RSA_2020 = {
        0xc030, // ECDHE-RSA-AES256-GCM-SHA384
        0xc028, // ECDHE-RSA-AES256-SHA384
        0xc014, // ECDHE-RSA-AES256-SHA
        0xc02f, // ECDHE-RSA-AES128-GCM-SHA256
        0xc027, // ECDHE-RSA-AES128-SHA256
        0xc013, // ECDHE-RSA-AES128-SHA
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

    private static final List<Graded<NamedGroup>> GROUPS_2020 = graded(
            DOCUMENTED,
            NamedGroup::new,
            0x0017, // prime256v1
            0x0018, // secp384r1
            0x001d); // X25519

    private static final List<Profile> ALL = List.of(
            new Profile(
                    "2014",
                    LocalDate.of(2014, 1, 1),
                    "bokehui.net article 200176363, quoting AWS's list of about 2014-2016; AWS's own page is not kept",
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
                    schemes(INFERRED, SCHEMES_2020),
                    List.of()),
            new Profile(
                    "2017-12",
                    LocalDate.of(2017, 12, 7),
                    VIEWER_PAGE + ", 2017-12-07",
                    SINCE_2016,
                    suites(DOCUMENTED, RSA_2017),
                    List.of(),
                    as(INFERRED, GROUPS_2018),
                    schemes(INFERRED, SCHEMES_2020),
                    List.of()),
            new Profile(
                    "2018-03",
                    LocalDate.of(2018, 3, 15),
                    VIEWER_PAGE + ", 2018-03-20 to 2020-07-08; announced 2018-03-15",
                    SINCE_2016,
                    concat(suites(DOCUMENTED, RSA_2017), suites(DOCUMENTED, ECDSA_2018)),
                    List.of(),
                    GROUPS_2018,
                    schemes(INFERRED, SCHEMES_2020),
                    List.of()),
            new Profile(
                    "2020-09",
                    LocalDate.of(2020, 9, 3),
                    ORIGIN_PAGE + ", 2020-09-03",
                    SINCE_2016,
                    concat(suites(DOCUMENTED, RSA_2020), suites(DOCUMENTED, ECDSA_2018)),
                    List.of(),
                    GROUPS_2020,
                    schemes(DOCUMENTED, SCHEMES_2020),
                    List.of()),
            new Profile(
                    "2021-07",
                    LocalDate.of(2021, 7, 14),
                    ORIGIN_PAGE + ", 2021-07-14 to 2026-04-08",
                    SINCE_2016,
                    concat(suites(DOCUMENTED, ECDSA_2018), suites(DOCUMENTED, RSA_2020)),
                    List.of(),
                    GROUPS_2020,
                    schemes(DOCUMENTED, SCHEMES_2020),
                    List.of()),
            new Profile(
                    "2025-11",
                    LocalDate.of(2025, 11, 20),
                    "Amazon CloudFront announcement of TLS 1.3 to origins, 2025-11-20; suites, groups and schemes as printed"
                            + " since 2021-07-14",
                    SINCE_2016,
                    concat(suites(DOCUMENTED, ECDSA_2018), suites(DOCUMENTED, RSA_2020)),
                    suites(
                            INFERRED, 0x1301, // TLS_AES_128_GCM_SHA256
                            0x1302, // TLS_AES_256_GCM_SHA384
                            0x1303), // TLS_CHACHA20_POLY1305_SHA256
                    GROUPS_2020,
                    schemes(DOCUMENTED, SCHEMES_2020),
                    schemes(
                            INFERRED, 0x0804, // RSA_PSS_RSAE_SHA256: TLS 1.3 with an RSA key needs RSA-PSS
                            0x0805, // RSA_PSS_RSAE_SHA384
                            0x0806))); // RSA_PSS_RSAE_SHA512

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
