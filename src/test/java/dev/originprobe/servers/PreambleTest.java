package dev.originprobe.servers;

import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ServerBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of a real server before whose ServerHello something comes that says nothing. */
final class PreambleTest {
    private static final String TLS13 = "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1";
    private static final String TLS12 = "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 prime256v1";
    private static final String CBC = "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 prime256v1";
    private static final byte[] HELLO_REQUEST = ServerBytes.record(22, ServerBytes.message(0));
    private static final byte[] CHANGE_CIPHER_SPEC = ServerBytes.record(20, new byte[] {1});

    @TempDir
    static Path folder;

    private static Nginx nginx;
    private static Path trusted;
    private static int newest;
    private static int older;
    private static int cbc;

    @BeforeAll
    static void start() {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        nginx = new Nginx(folder, 3);
        newest = nginx.site(List.of(identities.rsa()));
        older = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2");
        cbc = nginx.site(List.of(identities.rsa()), "ssl_protocols TLSv1.2", "ssl_ciphers ECDHE-RSA-AES128-SHA256");
        nginx.start();
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    /** BoringSSL finishes the first two, the JDK's engine the last. */
    @TestFactory
    Stream<DynamicTest> a_hello_request_before_the_server_hello_connects() {
        return Stream.of(
                test(TLS13, newest, HELLO_REQUEST), test(TLS12, older, HELLO_REQUEST), test(CBC, cbc, HELLO_REQUEST));
    }

    @Test
    void several_in_a_row_connect() {
        check(TLS12, older, ServerBytes.join(HELLO_REQUEST, HELLO_REQUEST, HELLO_REQUEST), "auto");
        check(
                TLS12,
                older,
                ServerBytes.record(22, ServerBytes.join(ServerBytes.message(0), ServerBytes.message(0))),
                "auto");
    }

    @Test
    void a_change_cipher_spec_before_the_server_hello_of_tls_1_3_connects() {
        check(TLS13, newest, CHANGE_CIPHER_SPEC, "off");
        check(TLS13, newest, ServerBytes.join(CHANGE_CIPHER_SPEC, CHANGE_CIPHER_SPEC), "off");
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void where_awss_own_library_refuses_it_it_is_undecided() {
        try (ScriptedPeer peer = before(newest, CHANGE_CIPHER_SPEC)) {
            Row.connect("", peer.endpoint().port(), TLS13, "witness-refused")
                    .undecided()
                    .with("--witness", "require")
                    .check(trusted);
        }
    }

    private static DynamicTest test(String session, int port, byte[] preamble) {
        return DynamicTest.dynamicTest(session, () -> check(session, port, preamble, "auto"));
    }

    private static void check(String session, int port, byte[] preamble, String witness) {
        try (ScriptedPeer peer = before(port, preamble)) {
            Row.connect("", peer.endpoint().port(), session)
                    .with("--witness", witness)
                    .check(trusted);
        }
    }

    private static ScriptedPeer before(int port, byte[] preamble) {
        return ScriptedPeer.playing(line -> {
            byte[] hello = line.readRecord();
            line.send(preamble);
            line.relay(port, hello);
        });
    }
}
