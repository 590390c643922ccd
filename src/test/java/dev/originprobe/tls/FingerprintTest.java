package dev.originprobe.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.octets.Octets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples are those of the specifications: JA3's README and JA4's technical details. */
final class FingerprintTest {
    private static final String CHROME_SUITES =
            "1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035";

    private static final String CHROME_EXTENSIONS =
            "001b,0000,0033,0010,4469,0017,002d,000d,0005,0023,0012,002b,ff01,000b,000a,0015";

    private static final String CHROME_SCHEMES = "0403,0804,0401,0503,0805,0501,0806,0601";

    @Test
    void ja3_is_the_example_of_its_readme() {
        ReceivedHello hello = hello(
                0x0301,
                "002f,0035,0005,000a,c009,c00a,c013,c014,0032,0038,0013,0004",
                List.of(extension(0, ""), extension(10, "0006" + "0017" + "0018" + "0019"), extension(11, "0100")));
        assertEquals(
                "769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0", Fingerprint.ja3Text(hello));
        assertEquals("ada70206e40642a3e4461f35503241d5", Fingerprint.ja3(hello));
    }

    @Test
    void ja4_is_the_example_of_its_specification() {
        assertEquals("t13d1516h2_8daaf6152771_e5627efa2ab1", Fingerprint.ja4(chrome("")));
    }

    @Test
    void grease_changes_neither() {
        assertEquals(Fingerprint.ja4(chrome("")), Fingerprint.ja4(chrome("2a2a,")));
        assertEquals(Fingerprint.ja3(chrome("")), Fingerprint.ja3(chrome("fafa,")));
    }

    @Test
    void a_hello_without_extensions_has_hashes_of_zeros_or_of_its_suites_alone() {
        ReceivedHello hello = hello(0x0300, "0004", List.of());
        assertEquals(
                "ts3i010000_"
                        + Octets.sha256("0004".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                .substring(0, 12) + "_000000000000",
                Fingerprint.ja4(hello));
        assertEquals("768,4,,,", Fingerprint.ja3Text(hello));
    }

    @Test
    void a_protocol_name_that_is_not_alphanumeric_is_shown_in_hexadecimal() {
        ReceivedHello hello = hello(0x0303, "002f", List.of(extension(16, "0003" + "02" + "ab68")));
        assertEquals("t12i0101a8", Fingerprint.ja4(hello).substring(0, 10));
    }

    private static ReceivedHello chrome(String grease) {
        List<ReceivedHello.Extension> extensions = new ArrayList<>();
        for (String type : (grease + CHROME_EXTENSIONS).split(",", -1)) {
            extensions.add(extension(
                    HexFormat.fromHexDigits(type),
                    switch (type) {
                        case "0010" -> "000c" + "02" + "6832" + "08" + "687474702f312e31";
                        case "000d" -> "0010" + CHROME_SCHEMES.replace(",", "");
                        case "002b" -> "04" + "0304" + "0303";
                        default -> "";
                    }));
        }
        return hello(0x0303, grease + CHROME_SUITES, extensions);
    }

    private static ReceivedHello.Extension extension(int type, String body) {
        return new ReceivedHello.Extension(type, Octets.of(HexFormat.of().parseHex(body)));
    }

    private static ReceivedHello hello(int version, String suites, List<ReceivedHello.Extension> extensions) {
        return new ReceivedHello(
                0x0301,
                version,
                Octets.of(new byte[32]),
                Octets.NONE,
                Stream.of(suites.split(","))
                        .flatMapToInt(suite -> IntStream.of(HexFormat.fromHexDigits(suite)))
                        .mapToObj(CipherSuite::new)
                        .toList(),
                List.of(0),
                extensions);
    }
}
