package dev.originprobe.tls;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Openssl;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CipherSuitesTest {
    @ParameterizedTest
    @CsvSource({
        "0004, TLS_RSA_WITH_RC4_128_MD5, RC4-MD5, SSLv3",
        "000a, TLS_RSA_WITH_3DES_EDE_CBC_SHA, DES-CBC3-SHA, SSLv3",
        "002f, TLS_RSA_WITH_AES_128_CBC_SHA, AES128-SHA, SSLv3",
        "009e, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, DHE-RSA-AES128-GCM-SHA256, TLSv1.2",
        "00ff, TLS_EMPTY_RENEGOTIATION_INFO_SCSV, TLS_EMPTY_RENEGOTIATION_INFO_SCSV, SSLv3",
        "1301, TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256, TLSv1.3",
        "c013, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, ECDHE-RSA-AES128-SHA, TLSv1",
        "c027, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, ECDHE-RSA-AES128-SHA256, TLSv1.2",
        "c028, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, ECDHE-RSA-AES256-SHA384, TLSv1.2",
        "c0a0, TLS_RSA_WITH_AES_128_CCM_8, AES128-CCM8, TLSv1.2",
        "cca8, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, ECDHE-RSA-CHACHA20-POLY1305, TLSv1.2",
        "c103, TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L, TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L, TLSv1.3",
        "5a5a, 0x5A5A, 0x5A5A, SSLv3",
        "13aa, 0x13AA, 0x13AA, TLSv1.3",
    })
    void a_suite_has_names_and_an_oldest_version(String id, String iana, String openssl, String oldest) {
        CipherSuite suite = new CipherSuite(HexFormat.fromHexDigits(id));

        assertEquals(iana, suite.ianaName());
        assertEquals(openssl, suite.opensslName());
        assertEquals(oldest, suite.oldestVersion().label());
    }

    @Test
    void a_suite_is_usable_from_its_oldest_version_on_but_tls_1_3_has_its_own() {
        CipherSuite gcm = new CipherSuite(0xc02f);
        CipherSuite tls13 = new CipherSuite(0x1301);

        assertTrue(gcm.usableIn(TLS_1_2) && gcm.usableIn(TLS_1_3) && !gcm.usableIn(TLS_1_0));
        assertTrue(tls13.usableIn(TLS_1_3) && !tls13.usableIn(TLS_1_2));
        assertTrue(new CipherSuite(0x0004).usableIn(SSL_3_0));
        assertTrue(!new CipherSuite(0xc013).usableIn(SSL_3_0));
    }

    @Test
    void names_are_given_once() {
        List<CipherSuite> known = CipherSuites.known().toList();

        assertTrue(known.size() > 340);
        assertEquals(
                known.size(),
                known.stream().map(CipherSuite::ianaName).distinct().count());
        assertEquals(
                known.size(),
                known.stream().map(CipherSuite::opensslName).distinct().count());
    }

    /** {@code 0xC0,0x2F - TLS_ECDHE_... - ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 Kx=...}. */
    @Test
    void openssl_names_and_dates_them_the_same() {
        List<String> lines = Openssl.run("ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL:@SECLEVEL=0")
                .lines()
                .toList();

        assertTrue(lines.size() > 50);
        for (String line : lines) {
            String[] columns = line.trim().split("\\s+(-\\s+)?", 5);
            CipherSuite suite = new CipherSuite(
                    HexFormat.fromHexDigits(columns[0].replace("0x", "").replace(",", "")));
            assertEquals(columns[1], suite.ianaName());
            assertEquals(columns[2], suite.opensslName());
            assertEquals(columns[3], suite.oldestVersion().label(), suite.ianaName());
        }
    }

    @Test
    void every_suite_that_the_jdk_speaks_is_known() throws Exception {
        Set<String> known = CipherSuites.known().map(CipherSuite::ianaName).collect(Collectors.toSet());

        for (String name : SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()) {
            boolean signalling = name.equals("TLS_EMPTY_RENEGOTIATION_INFO_SCSV");
            assertEquals(!signalling, known.contains(name.replaceFirst("^SSL_", "TLS_")), name);
        }
    }

    @Test
    void a_number_is_written_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("0x5A5A", new CipherSuite(0x5a5a).ianaName());
        } finally {
            Locale.setDefault(before);
        }
    }
}
