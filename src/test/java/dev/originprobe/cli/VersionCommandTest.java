package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.net.s2n.S2nLibrary;
import org.junit.jupiter.api.Test;

final class VersionCommandTest {
    @Test
    void it_names_every_library_that_shakes_hands_and_the_list_of_roots() {
        Ran ran = Ran.of("version");
        assertEquals(0, ran.code(), ran::toString);
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("\nJava           " + Runtime.version()), ran.out());
        assertTrue(ran.out().contains("\nBoringSSL      BoringSSL of netty-tcnative "), ran.out());
        assertTrue(ran.out().contains("\ns2n-tls        of " + S2nLibrary.VERSION), ran.out());
        assertTrue(ran.out().contains("\n               CloudFront-Upstream-TLS-1-2-2025\n"), ran.out());
        assertTrue(ran.out().contains("\nMozilla roots  118, 20"), ran.out());
    }
}
