package dev.originprobe.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.IDN;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that the JDK's IDNA of 2003 does not show are decoded. */
final class PunycodeTest {
    @ParameterizedTest
    @CsvSource({
        "xn--strae-oqa, stra\u00dfe",
        "xn--bcher-kva, b\u00fccher",
        "xn--ihqwcrb4cv8a8dqg056pqjye, \u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587",
        "xn--i-7iq, i\u2764"
    })
    void a_label_is_decoded_as_rfc_3492_says(String label, String shown) {
        assertEquals(Optional.of(shown), Punycode.decoded(label));
    }

    @ParameterizedTest
    @CsvSource({"origin", "xn--\u00fc", "xn--99999999", "xn--a", "xn--a-ecp"})
    void what_is_none_or_stands_for_no_letters_stays(String label) {
        assertEquals(Optional.empty(), Punycode.decoded(label));
    }

    @Test
    void whatever_the_jdk_encodes_is_decoded() {
        Random random = new Random(3492);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("a");
            for (int letters = 1 + random.nextInt(6); letters > 0; letters--) {
                text.appendCodePoint(0x4e00 + random.nextInt(0x5000));
            }
            String label = IDN.toASCII(text.toString(), IDN.ALLOW_UNASSIGNED);
            assertEquals(Optional.of(text.toString()), Punycode.decoded(label), label);
        }
    }

    @Test
    void a_host_name_shows_both_forms() {
        assertEquals(
                "stra\u00dfe.example", HostName.parse("xn--strae-oqa.example").unicode());
        assertEquals(
                "xn--99999999.example", HostName.parse("xn--99999999.example").unicode());
    }
}
