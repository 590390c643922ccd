package dev.originprobe.origin;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.SignatureScheme;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** What AWS printed on a page or published in a policy, in that order; {@link Profiles} say when, and how sure it is. */
final class AwsLists {
    /** Quoted about 2014 to 2016. */
    static final List<CipherSuite> RSA_2014 = suites(
            0xc013, // ECDHE-RSA-AES128-SHA
            0xc014, // ECDHE-RSA-AES256-SHA
            0x0035, // AES256-SHA
            0x002f, // AES128-SHA
            0x000a, // DES-CBC3-SHA
            0x0004); // RC4-MD5

    /** Printed on 2017-12-07 and, first in the list, until 2020-07. */
    static final List<CipherSuite> RSA_2017 = suites(
            0xc027, // ECDHE-RSA-AES128-SHA256
            0xc028, // ECDHE-RSA-AES256-SHA384
            0x0035, // AES256-SHA
            0x002f, // AES128-SHA
            0x000a, // DES-CBC3-SHA
            0x0004); // RC4-MD5

    /** Printed since 2018-03-20. */
    static final List<CipherSuite> ECDSA_2018 = suites(
            0xc02c, // ECDHE-ECDSA-AES256-GCM-SHA384
            0xc024, // ECDHE-ECDSA-AES256-SHA384
            0xc00a, // ECDHE-ECDSA-AES256-SHA
            0xc02b, // ECDHE-ECDSA-AES128-GCM-SHA256
            0xc023, // ECDHE-ECDSA-AES128-SHA256
            0xc009); // ECDHE-ECDSA-AES128-SHA

    /** Printed since 2020-09-03. */
    static final List<SignatureScheme> SCHEMES_2020 = schemes(
            0x0401, // RSA_PKCS1_SHA256
            0x0501, // RSA_PKCS1_SHA384
            0x0601, // RSA_PKCS1_SHA512
            0x0301, // RSA_PKCS1_SHA224
            0x0403, // ECDSA_SHA256
            0x0503, // ECDSA_SHA384
            0x0603, // ECDSA_SHA512
            0x0303, // ECDSA_SHA224
            0x0201, // RSA_PKCS1_SHA1
            0x0203); // ECDSA_SHA1

    static final List<NamedGroup> GROUPS_2018 = groups(
            0x0017, // prime256v1
            0x0018); // secp384r1

    static final List<NamedGroup> GROUPS_2023 = groups(
            0x0017, // prime256v1
            0x001d, // X25519
            0x0018); // secp384r1

    /** Sent from 2018-04-12 to 2025, in that order, whatever the page printed. */
    static final List<CipherSuite> POLICY_2018 = suites(
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
            0x0004); // RC4-MD5

    /** Sent since 2025, behind the suites of TLS 1.3. */
    static final List<CipherSuite> POLICY_2025 = suites(
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
            0x0004); // RC4-MD5

    /** Sent since 2025, first. */
    static final List<CipherSuite> TLS_1_3_SUITES = suites(
            0x1301, // TLS_AES_128_GCM_SHA256
            0x1302, // TLS_AES_256_GCM_SHA384
            0x1303); // TLS_CHACHA20_POLY1305_SHA256

    /** Sent since 2025. */
    static final List<SignatureScheme> SCHEMES_2025 = schemes(
            0x0403, // ECDSA_SHA256
            0x0503, // ECDSA_SHA384
            0x0603, // ECDSA_SHA512
            0x0303, // ECDSA_SHA224
            0x0809, // RSA_PSS_PSS_SHA256
            0x080a, // RSA_PSS_PSS_SHA384
            0x080b, // RSA_PSS_PSS_SHA512
            0x0804, // RSA_PSS_RSAE_SHA256
            0x0805, // RSA_PSS_RSAE_SHA384
            0x0806, // RSA_PSS_RSAE_SHA512
            0x0401, // RSA_PKCS1_SHA256
            0x0501, // RSA_PKCS1_SHA384
            0x0601, // RSA_PKCS1_SHA512
            0x0301, // RSA_PKCS1_SHA224
            0x0201, // RSA_PKCS1_SHA1
            0x0203); // ECDSA_SHA1

    /** In the policies since 2018-04-12, on none of AWS's pages: AES256-GCM-SHA384, AES128-GCM-SHA256, AES128-SHA256. */
    static final List<CipherSuite> NEVER_PRINTED = suites(0x009d, 0x009c, 0x003c);

    /** The same, and what AWS printed on 2020-09-03 only: ECDHE with RSA and AES-GCM or SHA-1. */
    static final List<CipherSuite> NOT_PRINTED_IN_2018 = suites(0x009d, 0x009c, 0x003c, 0xc030, 0xc02f, 0xc014, 0xc013);

    /** Of the schemes sent since 2025, on none of AWS's pages: those of RSA-PSS. */
    static final List<SignatureScheme> SCHEMES_NEVER_PRINTED = schemes(0x0809, 0x080a, 0x080b, 0x0804, 0x0805, 0x0806);

    private AwsLists() {}

    private static List<CipherSuite> suites(int... ids) {
        return list(CipherSuite::new, ids);
    }

    private static List<SignatureScheme> schemes(int... ids) {
        return list(SignatureScheme::new, ids);
    }

    private static List<NamedGroup> groups(int... ids) {
        return list(NamedGroup::new, ids);
    }

    private static <T> List<T> list(IntFunction<T> value, int... ids) {
        return Arrays.stream(ids).mapToObj(value).toList();
    }
}
