package dev.originprobe.servers;

import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about {@code openssl s_server}. */
final class OpensslServerTest {
    @TempDir
    Path folder;

    @Test
    void tls_1_3_with_a_p384_certificate_connects() {
        Identities identities = new Identities(folder);
        check(
                Row.connect("", FreePorts.one(), "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1"),
                identities,
                identities.p384(),
                "-tls1_3");
    }

    @Test
    void tls_1_2_with_static_rsa_connects() {
        Identities identities = new Identities(folder);
        check(
                Row.connect("", FreePorts.one(), "TLSv1.2 TLS_RSA_WITH_AES_256_CBC_SHA -"),
                identities,
                identities.rsa(),
                "-tls1_2",
                "-cipher",
                "AES256-SHA");
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, -tls1_2", "Ed25519, -tls1_3", "Ed448, -tls1_2", "Ed448, -tls1_3"})
    void a_key_that_no_hello_has_a_place_for_is_named(String algorithm, String version) {
        Identities identities = new Identities(folder);
        check(Row.refuses("", FreePorts.one(), "key-unsupported"), identities, identities.ofKey(algorithm), version);
    }

    @Test
    void a_key_on_p_521_drops_in_tls_1_2_and_is_undecided_in_tls_1_3() {
        Identities identities = new Identities(folder);
        Identity p521 = identities.p521();
        check(Row.refuses("", FreePorts.one(), "key-unsupported"), identities, p521, "-tls1_2");
        check(
                Row.drop("", FreePorts.one(), "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1", "key-unsupported")
                        .undecided(),
                identities,
                p521,
                "-tls1_3");
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "-tls1_3, TLSv1.3 TLS_AES_128_GCM_SHA256"})
    void a_key_for_rsa_pss_alone_is_undecided(String version, String session) {
        Identities identities = new Identities(folder);
        check(
                Row.drop("", FreePorts.one(), session + " prime256v1", "key-unsupported")
                        .undecided(),
                identities,
                identities.ofKey("RSASSA-PSS"),
                version);
    }

    @Test
    void a_key_for_rsa_pss_alone_is_named_by_a_profile_that_has_no_place_for_it() {
        Identities identities = new Identities(folder);
        check(
                Row.refuses("", FreePorts.one(), "key-unsupported").with("--profile", "2021-07"),
                identities,
                identities.ofKey("RSASSA-PSS"),
                "-tls1_2");
    }

    @Test
    void finite_field_dh_alone_is_refused() {
        Identities identities = new Identities(folder);
        check(
                Row.refuses("", FreePorts.one(), "cipher-refused"),
                identities,
                identities.rsa(),
                "-tls1_2",
                "-cipher",
                "DHE-RSA-AES256-GCM-SHA384");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aNULL", "eNULL", "aNULL:eNULL", "ADH-AES128-SHA256", "AECDH-NULL-SHA", "NULL-MD5"})
    void suites_without_certificate_or_encryption_alone_are_refused(String suites) {
        Identities identities = new Identities(folder);
        check(
                Row.refuses("", FreePorts.one(), "cipher-refused"),
                identities,
                identities.rsa(),
                "-tls1_2",
                "-cipher",
                suites + "@SECLEVEL=0");
    }

    /** The engines lack some of these, one or both. */
    @ParameterizedTest
    @ValueSource(strings = {"RSA+SHA224", "RSA+SHA1", "RSA+SHA512", "rsa_pss_rsae_sha512"})
    void a_server_that_signs_by_one_scheme_of_rsa_connects(String scheme) {
        Identities identities = new Identities(folder);
        signsBy(scheme, identities, identities.rsa(), "ECDHE-RSA-AES128-GCM-SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDSA+SHA1", "ECDSA+SHA224", "ECDSA+SHA384", "ECDSA+SHA512"})
    void a_server_that_signs_by_one_scheme_of_ecdsa_connects(String scheme) {
        Identities identities = new Identities(folder);
        signsBy(scheme, identities, identities.p256(), "ECDHE-ECDSA-AES128-GCM-SHA256");
    }

    private void signsBy(String scheme, Identities identities, Identity identity, String suite) {
        check(
                Row.connect(
                        "",
                        FreePorts.one(),
                        "TLSv1.2 TLS_" + suite.replace('-', '_').replace("_AES128_GCM", "_WITH_AES_128_GCM")
                                + " prime256v1"),
                identities,
                identity,
                "-tls1_2",
                "-sigalgs",
                scheme,
                "-cipher",
                suite + ":@SECLEVEL=0");
    }

    @Test
    void a_required_client_certificate_drops_in_tls_1_2() {
        requiresClientCertificate("-tls1_2", "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 prime256v1");
    }

    @Test
    void a_required_client_certificate_drops_in_tls_1_3() {
        requiresClientCertificate("-tls1_3", "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1");
    }

    @Test
    void of_two_certificates_in_tls_1_3_both_are_judged_where_one_is_shown_to_an_engine_alone() {
        Identities identities = new Identities(folder);
        Identity served = identities.p384();
        check(
                Row.drop("", FreePorts.one(), "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1", "certificate-expired"),
                identities,
                identities.expired(),
                "-tls1_3",
                "-dcert",
                served.chain().toString(),
                "-dkey",
                served.key().toString(),
                "-dcert_chain",
                identities.intermediate().toString());
    }

    @Test
    void a_group_and_a_suite_are_named_together_where_neither_alone_is_enough() {
        Identities identities = new Identities(folder);
        check(
                Row.refuses("", FreePorts.one(), "cipher-refused", "group-refused"),
                identities,
                identities.rsa(),
                "-tls1_2",
                "-cipher",
                "ECDHE-RSA-CHACHA20-POLY1305",
                "-groups",
                "P-521");
    }

    @Test
    void a_group_of_a_later_profile_is_tried_for_one_before_it() {
        Identities identities = new Identities(folder);
        check(
                Row.refuses("", FreePorts.one(), "group-refused").with("--profile", "2018-03"),
                identities,
                identities.rsa(),
                "-tls1_2",
                "-cipher",
                "ECDHE-RSA-AES128-SHA256",
                "-groups",
                "X25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-521", "X448"})
    void a_tls_13_server_that_wants_another_group_is_told_so(String group) {
        Identities identities = new Identities(folder);
        check(
                Row.refuses("", FreePorts.one(), "group-refused"),
                identities,
                identities.rsa(),
                "-tls1_3",
                "-groups",
                group);
    }

    private void requiresClientCertificate(String protocol, String session) {
        Identities identities = new Identities(folder);
        check(
                Row.drop("", FreePorts.one(), session, "client-certificate-required"),
                identities,
                identities.rsa(),
                protocol,
                "-Verify",
                "1",
                "-verify_return_error",
                "-CAfile",
                identities.authorities().toString());
    }

    private void check(Row row, Identities identities, Identity identity, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Peers.require("openssl"),
                "s_server",
                "-quiet",
                "-accept",
                "127.0.0.1:" + row.port(),
                "-cert",
                identity.chain().toString(),
                "-cert_chain",
                identities.intermediate().toString(),
                "-key",
                identity.key().toString()));
        command.addAll(List.of(arguments));
        RunningServer server = RunningServer.start(folder, List.of(row.port()), command);
        try {
            row.check(identities.trusted());
        } finally {
            server.close();
        }
    }
}
