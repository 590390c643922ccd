package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates in PEM. */
final class PemTest {
    private static final byte[] DER = {0x30, 2, 5, 0};

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String block(String label) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(DER) + "\n-----END " + label
                + "-----\n";
    }

    @Test
    void certificates_are_read_in_order_and_text_around_them_passed_over() {
        List<byte[]> read = Pem.certificates(bytes("subject=one\n" + block("CERTIFICATE") + "\r\n"
                + block("TRUSTED CERTIFICATE").replace("\n", "\r\n") + block("X509 CRL")));
        assertEquals(2, read.size());
        assertArrayEquals(DER, read.get(0));
        assertArrayEquals(DER, read.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file is empty",
        "'  \n', the file is empty",
        "nothing here, there is no PEM certificate in it",
        "'-----BEGIN CERTIFICATE-----\nMAIFAA==\n', the block that line 1 begins has no end",
        "'\n-----BEGIN CERTIFICATE-----\n%%\n-----END CERTIFICATE-----\n', the block that line 2 begins is not Base64",
    })
    void what_cannot_be_read_is_refused_by_its_line(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Pem.certificates(bytes(text)))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void a_private_key_is_refused(String label) {
        assertEquals(
                "line 4 begins a private key; give a file of certificates alone",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Pem.certificates(bytes(block("CERTIFICATE") + block(label))))
                        .getMessage());
    }
}
