package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about HAProxy. */
final class HaproxyTest {
    @TempDir
    static Path folder;

    private static final List<Integer> PORTS = FreePorts.some(7);
    private static final RunningServers SERVERS = new RunningServers();
    private static Path trusted;

    @BeforeAll
    static void start() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        String rsa = identities.bundle("rsa-bundle.pem", identities.rsa()).toString();
        String askedFor = " ca-file " + identities.authorities() + " verify ";
        SERVERS.add(Haproxy.start(
                folder,
                PORTS,
                List.of(
                        rsa,
                        rsa + askedFor + "required ssl-max-ver TLSv1.2",
                        rsa + askedFor + "required",
                        rsa + askedFor + "optional ssl-max-ver TLSv1.2",
                        rsa + " strict-sni",
                        rsa + " accept-proxy")));
        SERVERS.add(Haproxy.alternating(folder, List.of(PORTS.get(6)), List.of(List.of(PORTS.get(0))), "send-proxy"));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @TestFactory
    Stream<DynamicTest> every_bind_line_gets_its_verdict() {
        String rule = "client-certificate-required";
        String old = "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 X25519";
        String newest = "TLSv1.3 TLS_AES_256_GCM_SHA384 prime256v1";
        return Stream.of(
                        Row.connect("its defaults", PORTS.get(0), newest),
                        Row.drop("verify required, TLS 1.2", PORTS.get(1), old, rule),
                        Row.drop("verify required, TLS 1.3", PORTS.get(2), newest, rule),
                        Row.drop("verify optional", PORTS.get(3), old, rule).undecided(),
                        Row.connect("strict SNI and its name", PORTS.get(4), newest),
                        Row.refuses("strict SNI and another name", PORTS.get(4), "server-name-refused")
                                .with("--forwarded-host", "none.test"),
                        Row.refuses("the PROXY protocol expected", PORTS.get(5), "handshake-closed"))
                .map(row -> row.test(trusted));
    }

    @Test
    void the_proxy_protocol_is_named_where_it_may_be_why() {
        for (int port : List.of(PORTS.get(5), PORTS.get(6))) {
            String said = Seen.text(port, trusted).out().replaceAll("\\s+", " ");
            assertTrue(said.contains("PROXY protocol"), said);
        }
    }
}
