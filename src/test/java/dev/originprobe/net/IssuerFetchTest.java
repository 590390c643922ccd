package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.ScriptedPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is downloaded of the addresses that certificates name, and what is not. */
final class IssuerFetchTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A network that nothing leaves: it writes down whom it should have asked. */
    private final List<String> asked = new ArrayList<>();

    private IssuerFetch recording(String address) {
        return new IssuerFetch(host -> InetAddress.getByName(address), (url, host) -> {
            asked.add(url + " as " + host);
            return bytes("body");
        });
    }

    private String refused(String url) {
        IssuerFetch literal = new IssuerFetch(InetAddress::getByName, (at, host) -> bytes(asked.add(host) + ""));
        String why = String.valueOf(
                assertThrows(IOException.class, () -> literal.get(url, false)).getMessage());
        assertEquals(List.of(), asked);
        return why;
    }

    @Test
    void the_body_comes_from_the_address_that_was_looked_at_with_the_name_as_host() throws IOException {
        StringBuilder request = new StringBuilder();
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            request.append(line.readLines());
            line.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody"));
        })) {
            int port = peer.endpoint().port();
            assertArrayEquals(bytes("body"), IssuerFetch.fromNetwork().get("http://localhost:" + port + "/a?b", true));
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

    /** The first and the last of each block, as the registries have them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.0",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "192.175.48.1",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
                "100::1",
                "2001::1",
                "2001:0:ffff::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2620:4f:8000::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void addresses_of_no_public_host_are_not_asked_whatever_name_leads_there(String address) {
        String why = String.valueOf(
                assertThrows(IOException.class, () -> recording(address).get("http://ca.test/issuer.der", false))
                        .getMessage());
        assertTrue(why.contains("is no public host's"), why);
        assertEquals(List.of(), asked);
    }

    /** Those beside the blocks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "64:ff9b:2::1",
                "2001:200::1",
                "2001:db9::1",
                "2003::1",
                "2620:4f:8001::1",
                "2a00::1",
                "4000::1"
            })
    void addresses_of_public_hosts_are_asked_by_the_address_that_was_looked_at(String address) throws IOException {
        assertArrayEquals(bytes("body"), recording(address).get("http://ca.test:81/issuer.der?a", false));
        String literal = InetAddress.getByName(address).getHostAddress();
        assertEquals(
                List.of("http://" + (literal.contains(":") ? "[" + literal + "]" : literal)
                        + ":81/issuer.der?a as ca.test:81"),
                asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://[fd00::1]/"})
    void nor_is_such_an_address_itself(String url) {
        assertTrue(refused(url).contains("is no public host's"));
    }

    @Test
    void such_addresses_are_asked_where_the_user_says_so() throws IOException {
        recording("10.0.0.1").get("http://ca.test/", true);
        assertEquals(List.of("http://10.0.0.1/ as ca.test"), asked);
    }

    @Test
    void a_redirect_is_not_followed() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            line.readLines();
            line.send(bytes("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"));
        })) {
            String url = "http://127.0.0.1:" + peer.endpoint().port() + "/";
            assertEquals(
                    "HTTP status 302",
                    assertThrows(
                                    IOException.class,
                                    () -> IssuerFetch.fromNetwork().get(url, true))
                            .getMessage());
        }
    }

    @Test
    void a_body_without_end_is_left_after_a_while() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            line.readLines();
            line.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na"));
            line.stay();
        })) {
            String url = "http://127.0.0.1:" + peer.endpoint().port() + "/";
            IOException late = assertThrows(
                    IOException.class,
                    () -> IssuerFetch.within(Duration.ofMillis(300)).get(url, true));
            assertTrue(String.valueOf(late.getMessage()).startsWith("no end within"), late::toString);
        }
    }
}
