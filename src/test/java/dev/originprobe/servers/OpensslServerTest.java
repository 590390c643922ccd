package dev.originprobe.servers;

import dev.originprobe.servers.Identities.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_required_client_certificate_drops_in_tls_1_2() {
        requiresClientCertificate("-tls1_2", "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 prime256v1");
    }

    @Test
    void a_required_client_certificate_drops_in_tls_1_3() {
        requiresClientCertificate("-tls1_3", "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1");
    }

    @Test
    void of_two_certificates_in_tls_1_3_the_one_that_cloudfronts_hello_gets_is_judged() {
        Identities identities = new Identities(folder);
        Identity served = identities.p384();
        check(
                Row.connect("", FreePorts.one(), "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1"),
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
