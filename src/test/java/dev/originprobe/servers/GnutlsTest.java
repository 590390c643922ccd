package dev.originprobe.servers;

import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about {@code gnutls-serv}. */
final class GnutlsTest {
    @TempDir
    static Path folder;

    private static final List<Integer> PORTS = FreePorts.some(5);
    private static final RunningServers SERVERS = new RunningServers();
    private static Path trusted;

    @BeforeAll
    static void start() {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        Identity rsa = identities.rsa();
        serve(PORTS.get(0), rsa, "NORMAL", "--disable-client-cert");
        serve(
                PORTS.get(1),
                identities.withPublicHalf(identities.p256()),
                "NORMAL:-VERS-ALL:+VERS-TLS1.2",
                "--disable-client-cert");
        serve(PORTS.get(2), rsa, "NORMAL:-KX-ALL:+DHE-RSA:-VERS-ALL:+VERS-TLS1.2", "--disable-client-cert");
        serve(PORTS.get(3), rsa, "NORMAL:-GROUP-ALL:+GROUP-FFDHE2048:-VERS-ALL:+VERS-TLS1.3", "--disable-client-cert");
        serve(PORTS.get(4), rsa, "NORMAL:-VERS-ALL:+VERS-TLS1.2", "--require-client-cert");
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @TestFactory
    Stream<DynamicTest> every_server_gets_its_verdict() {
        return Stream.of(
                        Row.connect("its defaults", PORTS.get(0), "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1"),
                        Row.connect(
                                "P-256, TLS 1.2 only",
                                PORTS.get(1),
                                "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 prime256v1"),
                        Row.refuses("finite-field DH only", PORTS.get(2), "cipher-refused"),
                        Row.refuses("a finite-field group only", PORTS.get(3), "group-refused"),
                        Row.drop(
                                "a required client certificate",
                                PORTS.get(4),
                                "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 prime256v1",
                                "client-certificate-required"))
                .map(row -> row.test(trusted));
    }

    private static void serve(int port, Identity identity, String priority, String clientCertificates) {
        List<String> command = new ArrayList<>(List.of(
                Peers.require("gnutls-serv"),
                "--quiet",
                "--port",
                String.valueOf(port),
                "--x509certfile",
                identity.chain().toString(),
                "--x509keyfile",
                identity.key().toString(),
                "--priority",
                priority,
                clientCertificates));
        SERVERS.add(RunningServer.start(folder, List.of(port), command));
    }
}
