package dev.originprobe.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ClientHello;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileFileTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-28");

    private static byte[] hello() {
        Profile newest = Profiles.newest();
        return ClientHello.record(newest.offer(newest.defaultSslProtocols(), Optional.of("a.test")), new byte[32]);
    }

    private static String file() {
        return ProfileFile.written("mine", DAY, "a test", hello());
    }

    @Test
    void what_was_written_is_read_and_sends_the_same_hello() {
        Profile read = ProfileFile.read(file());
        assertEquals("mine", read.name());
        assertEquals(DAY, read.asOf());
        assertEquals(
                HexFormat.of().formatHex(hello()),
                HexFormat.of()
                        .formatHex(ClientHello.record(
                                read.offer(read.defaultSslProtocols(), Optional.of("a.test")), new byte[32])));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\" : \"originprobe/profile/1\" | \"schema\" : \"other\" | schema is not 'originprobe/profile/1'",
                "\"mine\" | \"2025-11\" | name is that of a profile that is built in; give it another",
                "\"mine\" | \"a name\" | name is not 1 to 64 letters, digits, dots, hyphens and underscores",
                "\"2026-11-28\" | \"today\" | asOf is not a date such as 2026-11-28",
                "\"hello\" : \"16 | \"hello\" : \"xx | hello: not hexadecimal",
                "\"hello\" : \"16 | \"hello\" : \"17 | hello: the first byte is not that of a TLS handshake",
            })
    void what_is_wrong_with_a_file_is_named(String good, String bad, String why) {
        String file = file();
        assertEquals(true, file.contains(good), file);
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> ProfileFile.read(file.replace(good, bad)));
        assertEquals(why, wrong.getMessage());
    }

    @Test
    void what_is_no_json_is_told_with_its_line() {
        assertEquals(
                "not JSON: line 2",
                assertThrows(IllegalArgumentException.class, () -> ProfileFile.read("{\n\"schema\" 1}"))
                        .getMessage());
    }
}
