package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code --client-certificate} to HAProxy that insists on one, in TLS 1.2 and 1.3. */
final class ClientCertificateTest {
    private static final String TLS12 = "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 X25519";
    private static final String TLS13 = "TLSv1.3 TLS_AES_256_GCM_SHA384 prime256v1";

    @TempDir
    static Path folder;

    private static final List<Integer> PORTS = FreePorts.some(3);
    private static final RunningServers SERVERS = new RunningServers();
    private static Path trusted;
    private static Path rsa;
    private static Path ecdsa;
    private static Path stranger;
    private static Path expired;
    private static Path forServers;

    @BeforeAll
    static void start() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        rsa = client("rsa-client", "clientAuth", "rsa:2048");
        forServers = client("server-client", "serverAuth", "rsa:2048");
        expired = expired("expired");
        ecdsa = client("ecdsa-client", "clientAuth", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
        stranger = client("stranger", "clientAuth", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
        Path known = Files.writeString(
                folder.resolve("clients.pem"),
                Files.readString(folder.resolve("rsa-client.pem"))
                        + Files.readString(folder.resolve("ecdsa-client.pem"))
                        + Files.readString(folder.resolve("expired.pem")));
        String bind = identities.bundle("server-bundle.pem", identities.rsa()) + " ca-file " + known + " verify ";
        SERVERS.add(Haproxy.start(
                folder, PORTS, List.of(bind + "required ssl-max-ver TLSv1.2", bind + "required", bind + "optional")));
    }

    /** A self-signed client certificate with its key behind it. */
    private static Path client(String name, String usage, String... key) throws IOException {
        List<String> command = new ArrayList<>(List.of(Peers.require("openssl"), "req", "-x509", "-nodes", "-newkey"));
        command.addAll(List.of(key));
        command.addAll(List.of(
                "-keyout",
                folder.resolve(name + ".key").toString(),
                "-out",
                folder.resolve(name + ".pem").toString(),
                "-days",
                "9",
                "-subj",
                "/CN=" + name,
                "-addext",
                "extendedKeyUsage=" + usage));
        RunningServer.run(folder, command.toArray(String[]::new));
        return bundle(name);
    }

    /** The same that ended the day before it began. */
    private static Path expired(String name) throws IOException {
        client(name, "clientAuth", "rsa:2048");
        Path certificate = folder.resolve(name + ".pem");
        RunningServer.run(
                folder,
                Peers.require("openssl"),
                "x509",
                "-in",
                certificate.toString(),
                "-signkey",
                folder.resolve(name + ".key").toString(),
                "-days",
                "-1",
                "-out",
                certificate.toString());
        return bundle(name);
    }

    private static Path bundle(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name + "-bundle.pem"),
                Files.readString(folder.resolve(name + ".pem")) + Files.readString(folder.resolve(name + ".key")));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @TestFactory
    Stream<DynamicTest> an_origin_that_insists_connects_with_the_certificate_that_it_knows() {
        String rule = "client-certificate-required";
        return Stream.of(
                        Row.connect("RSA, TLS 1.2", PORTS.get(0), TLS12).with("--client-certificate", rsa.toString()),
                        Row.connect("ECDSA, TLS 1.2", PORTS.get(0), TLS12)
                                .with("--client-certificate", ecdsa.toString()),
                        Row.connect("RSA, TLS 1.3", PORTS.get(1), TLS13).with("--client-certificate", rsa.toString()),
                        Row.connect("ECDSA, TLS 1.3", PORTS.get(1), TLS13)
                                .with("--client-certificate", ecdsa.toString()),
                        Row.connect("optional", PORTS.get(2), TLS13).with("--client-certificate", ecdsa.toString()),
                        Row.drop("a stranger, TLS 1.2", PORTS.get(0), TLS12, rule)
                                .with("--client-certificate", stranger.toString()),
                        Row.drop("a stranger, TLS 1.3", PORTS.get(1), TLS13, rule)
                                .with("--client-certificate", stranger.toString()),
                        Row.drop("none, TLS 1.3", PORTS.get(1), TLS13, rule))
                .map(row -> row.test(trusted));
    }

    @Test
    void the_report_says_what_to_change_where_the_certificate_is_refused() {
        String text = Seen.text(PORTS.get(1), trusted, "--client-certificate", stranger.toString())
                .out()
                .replaceAll("\\s+", " ");
        assertTrue(text.contains("in spite of the client certificate, with the alert unknown_ca"), text);
        assertTrue(text.contains("whose issuer it trusts"), text);
        assertTrue(text.contains("with a client certificate"), text);
    }

    @Test
    void a_certificate_that_has_expired_is_told_of_beforehand_and_the_origin_says_so_too() {
        Ran ran = Seen.text(PORTS.get(0), trusted, "--client-certificate", expired.toString());
        String text = ran.out().replaceAll("\\s+", " ");
        assertTrue(text.contains("with the alert certificate_expired"), text);
        assertTrue(text.contains("Renew the certificate of OriginMtlsConfig"), text);
        assertTrue(
                ran.err()
                        .matches(
                                "originprobe: --client-certificate .*expired-bundle.pem: the certificate expired on .*Z\n"),
                ran.err());
        assertEquals(
                "",
                Seen.text(PORTS.get(0), trusted, "--client-certificate", rsa.toString())
                        .err());
    }

    @Test
    void validity_is_told_of_at_the_time_that_is_given_and_a_use_for_servers_alone_at_any() {
        Ran early = Seen.text(
                PORTS.get(2), trusted, "--client-certificate", rsa.toString(), "--at", "2020-01-01T00:00:00Z");
        assertTrue(early.err().contains(": the certificate is not valid before "), early.err());
        Ran server = Seen.text(PORTS.get(2), trusted, "--client-certificate", forServers.toString());
        assertTrue(server.err().endsWith(": the extendedKeyUsage of the certificate lacks clientAuth\n"), server.err());
    }

    @Test
    void a_file_that_is_no_client_certificate_is_bad_input() throws IOException {
        Path mixed = Files.writeString(
                folder.resolve("mixed.pem"),
                Files.readString(folder.resolve("rsa-client.pem")) + Files.readString(folder.resolve("stranger.key")));
        Path encrypted = folder.resolve("encrypted.pem");
        RunningServer.run(
                folder,
                Peers.require("openssl"),
                "pkey",
                "-aes128",
                "-passout",
                "pass:x",
                "-in",
                folder.resolve("rsa-client.key").toString(),
                "-out",
                encrypted.toString());
        Files.writeString(encrypted, Files.readString(folder.resolve("rsa-client.pem")) + Files.readString(encrypted));
        refused(folder.resolve("none.pem"), "there is no such file");
        refused(folder.resolve("rsa-client.key"), "begins a private key, and there is no certificate in it");
        refused(folder.resolve("rsa-client.pem"), "there is no private key in it");
        refused(mixed, "begins a private key that is not the first certificate's");
        refused(encrypted, "begins an encrypted private key");
    }

    private static void refused(Path file, String words) {
        Ran ran = Seen.text(PORTS.get(0), trusted, "--client-certificate", file.toString());
        assertEquals(2, ran.code(), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains(words), ran.err());
    }

    @Test
    void cloudfronts_older_clients_had_none() {
        Ran ran = Seen.text(PORTS.get(0), trusted, "--client-certificate", rsa.toString(), "--profile", "2021-07");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("needs profile 2025-11"), ran.err());
    }
}
