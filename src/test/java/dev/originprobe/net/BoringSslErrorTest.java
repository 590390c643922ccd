package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer.Failure;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoringSslErrorTest {
    private static BoringSslError of(String code) {
        return BoringSslError.of(new SSLException("error:" + code + ":some routines:some function:SOME_WORDS"));
    }

    @ParameterizedTest
    @CsvSource({
        "10000072, SIGNATURE_INVALID", // SSL, BAD_SIGNATURE
        "0400007f, SIGNATURE_INVALID", // RSA, LAST_OCTET_INVALID
        "1a000064, SIGNATURE_INVALID", // ECDSA, BAD_SIGNATURE
        "04000080, ENGINE_REFUSED", // RSA, MODULUS_TOO_LARGE
        "1000008e, FINISHED_INVALID", // SSL, DIGEST_CHECK_FAILED
        "100000f7, ENGINE_REFUSED"
    })
    void the_code_says_what_failed(String code, Failure failure) {
        assertEquals(failure, of(code).failure());
        assertEquals(Optional.empty(), of(code).alert());
    }

    @Test
    void an_alert_is_in_the_code() {
        assertEquals(Optional.of(40), of("10000410").alert());
        assertEquals(Optional.of(116), of("1000045c").alert());
    }

    @Test
    void what_is_not_boringssl_says_nothing() {
        BoringSslError other = BoringSslError.of(new SSLException("Received fatal alert: handshake_failure"));
        assertEquals(Optional.empty(), other.alert());
        assertEquals(Failure.ENGINE_REFUSED, other.failure());
        assertEquals(Failure.ENGINE_REFUSED, BoringSslError.of(null).failure());
    }
}
