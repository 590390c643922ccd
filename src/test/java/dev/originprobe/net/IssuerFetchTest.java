package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is downloaded of the addresses that certificates name, and what is not. */
final class IssuerFetchTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String refused(String url) {
        return String.valueOf(assertThrows(IOException.class, () -> IssuerFetch.get(url, false))
                .getMessage());
    }

    @Test
    void the_body_comes_from_the_address_that_was_looked_at_with_the_name_as_host() throws IOException {
        StringBuilder request = new StringBuilder();
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            request.append(line.readLines());
            line.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody"));
        })) {
            int port = peer.endpoint().port();
            assertArrayEquals(bytes("body"), IssuerFetch.get("http://localhost:" + port + "/a?b", true));
            assertTrue(request.toString().startsWith("GET /a?b HTTP/1.1\r\n"), request::toString);
            assertTrue(request.toString().contains("ost: localhost:" + port + "\r\n"), request::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, only http:// addresses are fetched",
        "ldap://127.0.0.1/, only http:// addresses are fetched",
        "file:///etc/passwd, only http:// addresses are fetched",
        "http:///x, only http:// addresses are fetched",
        "http://[x, not a URL",
    })
    void other_schemes_are_not_fetched(String url, String why) {
        assertEquals(why, refused(url));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
    })
    void private_addresses_are_not_asked(String host) {
        String why = refused("http://" + host + "/");
        assertTrue(why.contains("is loopback, link-local or private"), why);
    }

    @Test
    void a_body_without_end_is_left_after_a_while() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            line.readLines();
            line.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na"));
            line.stay();
        })) {
            String url = "http://127.0.0.1:" + peer.endpoint().port() + "/";
            IOException late =
                    assertThrows(IOException.class, () -> IssuerFetch.get(url, true, Duration.ofMillis(300)));
            assertTrue(String.valueOf(late.getMessage()).startsWith("no end within"), late::toString);
        }
    }
}
