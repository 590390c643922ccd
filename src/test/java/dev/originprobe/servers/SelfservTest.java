package dev.originprobe.servers;

import dev.originprobe.fixtures.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about NSS's selfserv, which still speaks SSLv3. */
final class SelfservTest {
    /** RC4-MD5, 3DES and AES-128, by their numbers. */
    private static final String OLD_SUITES = ":0004:000A:002F";

    private static final String SETTING = "--origin-ssl-protocols";
    private static final String OBSOLETE = "protocol-obsolete";

    @TempDir
    static Path folder;

    private static final List<Integer> PORTS = FreePorts.some(6);
    private static final RunningServers SERVERS = new RunningServers();
    private static Path trusted;

    @BeforeAll
    static void start() {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        Selfserv selfserv = new Selfserv(folder, List.of(identities.rsa(), identities.p256()));
        SERVERS.add(selfserv.start(PORTS.get(0), "-n", "rsa", "-V", "ssl3:ssl3", "-c", ":0004"));
        SERVERS.add(selfserv.start(PORTS.get(1), "-n", "rsa", "-V", "ssl3:ssl3", "-c", ":000A"));
        SERVERS.add(selfserv.start(PORTS.get(2), "-n", "rsa", "-V", "ssl3:ssl3", "-c", ":002F"));
        SERVERS.add(selfserv.start(PORTS.get(3), "-n", "rsa", "-e", "p256", "-V", "ssl3:tls1.2"));
        SERVERS.add(selfserv.start(PORTS.get(4), "-n", "rsa", "-V", "ssl3:tls1.2", "-c", OLD_SUITES));
        SERVERS.add(selfserv.start(PORTS.get(5), "-n", "rsa", "-V", "ssl3:tls1.2", "-c", ":009D"));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @TestFactory
    Stream<DynamicTest> every_server_gets_its_verdict() {
        return Stream.of(
                        Row.connect(
                                        "RC4-MD5",
                                        PORTS.get(0),
                                        "SSLv3 TLS_RSA_WITH_RC4_128_MD5 -",
                                        OBSOLETE,
                                        "cipher-obsolete")
                                .with(SETTING, "SSLv3"),
                        Row.connect(
                                        "3DES",
                                        PORTS.get(1),
                                        "SSLv3 TLS_RSA_WITH_3DES_EDE_CBC_SHA -",
                                        OBSOLETE,
                                        "cipher-obsolete")
                                .with(SETTING, "SSLv3"),
                        Row.connect("AES", PORTS.get(2), "SSLv3 TLS_RSA_WITH_AES_128_CBC_SHA -", OBSOLETE)
                                .with(SETTING, "SSLv3"),
                        Row.refuses("SSLv3 alone", PORTS.get(2), "protocol-refused"),
                        Row.connect(
                                "RSA and P-256",
                                PORTS.get(3),
                                "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 X25519"),
                        Row.connect("SSLv3 beside TLS", PORTS.get(4), "TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA -"),
                        Row.connect(
                                        "SSLv3 in the setting hides TLS",
                                        PORTS.get(4),
                                        "SSLv3 TLS_RSA_WITH_AES_128_CBC_SHA -",
                                        OBSOLETE)
                                .with(SETTING, "SSLv3,TLSv1.2"),
                        Row.drop(
                                        "a suite that the policy alone has",
                                        PORTS.get(5),
                                        "TLSv1.2 TLS_RSA_WITH_AES_256_GCM_SHA384 -",
                                        "cipher-refused")
                                .undecided())
                .map(row -> row.test(trusted));
    }
}
