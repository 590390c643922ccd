package dev.originprobe.servers;

import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that refuse what others let pass: how the second hello is framed, and a TLS 1.2 without extended_master_secret. */
final class StrictServersTest {
    private static final String BY_RETRY = "TLSv1.3 TLS_AES_128_GCM_SHA256 X25519";

    @TempDir
    Path folder;

    @Test
    void a_server_that_insists_on_extended_master_secret_connects() {
        jsse(
                "TLSv1.2",
                "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 prime256v1",
                "-Djdk.tls.allowLegacyMasterSecret=false");
    }

    @Test
    void jsse_connects_by_a_retry_for_another_group() {
        jsse("TLSv1.3", "TLSv1.3 TLS_AES_256_GCM_SHA384 secp384r1", "-Djdk.tls.namedGroups=secp384r1");
    }

    @Test
    void erlang_connects_by_a_retry_for_another_group() {
        Identities identities = new Identities(folder);
        Identity identity = identities.withPublicHalf(identities.p256());
        int port = FreePorts.one();
        Path script = write(
                "server.escript",
                "#!/usr/bin/env escript",
                "main(_) ->",
                "    {ok, _} = application:ensure_all_started(ssl),",
                "    {ok, Listener} = ssl:listen(" + port + ", [{ip, {127,0,0,1}}, {certfile, \"" + identity.chain()
                        + "\"}, {keyfile, \"" + identity.key()
                        + "\"}, {versions, ['tlsv1.3']}, {supported_groups, [x25519]}]),",
                "    accept(Listener).",
                "accept(Listener) ->",
                "    {ok, Socket} = ssl:transport_accept(Listener),",
                "    Pid = spawn(fun() -> receive go -> ssl:handshake(Socket), receive after 5000 -> ok end end end),",
                "    ssl:controlling_process(Socket, Pid), Pid ! go,",
                "    accept(Listener).");
        connects(identities, port, BY_RETRY, List.of(Peers.require("escript"), script.toString()));
    }

    @Test
    void go_connects_by_a_retry_for_another_group() {
        Identities identities = new Identities(folder);
        int port = FreePorts.one();
        connects(identities, port, BY_RETRY, caddy(identities, port, "    curves x25519", "    protocols tls1.3"));
    }

    /** It asks for a share of a group, P-521 too, before it looks at the name: that accepts nothing. */
    @Test
    void a_name_that_go_has_no_certificate_for_is_no_group_that_it_refuses() {
        Identities identities = new Identities(folder);
        int port = FreePorts.one();
        checks(
                identities,
                Row.refuses("", port, "handshake-refused").with("--forwarded-host", "none.test"),
                caddy(identities, port));
    }

    private List<String> caddy(Identities identities, int port, String... tls) {
        Identity identity = identities.withPublicHalf(identities.p256());
        List<String> lines = new ArrayList<>(List.of(
                "{",
                "  admin off",
                "  auto_https off",
                "  storage file_system " + folder.resolve("caddy"),
                "}",
                "https://" + Identities.HOST + ":" + port + " {",
                "  bind 127.0.0.1",
                "  tls " + identity.chain() + " " + identity.key() + " {"));
        lines.addAll(List.of(tls));
        lines.addAll(List.of("  }", "}"));
        Path config = write("Caddyfile", lines.toArray(String[]::new));
        return List.of(
                "env",
                "HOME=" + folder,
                Peers.require("caddy"),
                "run",
                "--config",
                config.toString(),
                "--adapter",
                "caddyfile");
    }

    private void jsse(String protocol, String session, String property) {
        Identities identities = new Identities(folder);
        Identity identity = identities.rsa();
        int port = FreePorts.one();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                property,
                "-cp",
                String.join(":", Child.classPath()),
                JsseServer.class.getName(),
                Integer.toString(port),
                identity.chain().toString(),
                identity.key().toString(),
                "RSA",
                protocol));
        connects(identities, port, session, command);
    }

    private void connects(Identities identities, int port, String session, List<String> server) {
        checks(identities, Row.connect("", port, session), server);
    }

    private void checks(Identities identities, Row row, List<String> server) {
        RunningServer running = RunningServer.start(folder, List.of(row.port()), server);
        try {
            row.check(identities.trusted());
        } finally {
            running.close();
        }
    }

    private Path write(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
