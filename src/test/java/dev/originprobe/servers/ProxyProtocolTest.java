package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The header of the PROXY protocol: an nginx that expects it, and one that gets it and does not. */
final class ProxyProtocolTest {
    @TempDir
    Path folder;

    @Test
    void it_is_named_where_nginx_resets_for_want_of_it() {
        Identities identities = new Identities(folder);
        int port = FreePorts.one();
        try (Nginx nginx = new Nginx(folder, 1)) {
            nginx.site(List.of(identities.rsa()), "listen 127.0.0.1:" + port + " ssl proxy_protocol");
            nginx.start();
            isNamed(port, identities, "handshake-closed");
        }
    }

    @Test
    void it_is_named_where_nginx_takes_it_for_plain_http() throws IOException {
        Identities identities = new Identities(folder);
        int port = FreePorts.one();
        try (Nginx nginx = new Nginx(folder, 1);
                RunningServers balancer = new RunningServers()) {
            int origin = nginx.site(List.of(identities.rsa()));
            nginx.start();
            balancer.add(Haproxy.alternating(folder, List.of(port), List.of(List.of(origin)), "send-proxy"));
            isNamed(port, identities, "not-tls");
        }
    }

    private static void isNamed(int port, Identities identities, String rule) {
        Path trusted = identities.trusted();
        Row.refuses(rule, port, rule).check(trusted);
        String said = Seen.text(port, trusted).out().replaceAll("\\s+", " ");
        assertTrue(said.contains("PROXY protocol"), said);
    }
}
