package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.tls.Alert;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineErrorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: certificate_required",
                "(certificate_required) Received fatal alert: certificate_required",
                "error:1000045c:SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED"
            })
    void an_alert_that_an_engine_read_is_the_servers(String message) {
        Optional<Alert> alert = Optional.of(new Alert(2, Alert.CERTIFICATE_REQUIRED));
        assertEquals(alert, new EngineError(new SSLException(message)).alert());
        assertEquals(alert, new EngineError(new SSLException("wrapped", new SSLException(message))).alert());
    }

    @Test
    void words_that_are_no_alert_are_none() {
        for (String message : new String[] {"Received fatal alert: of_another_kind", "certificate_required"}) {
            assertEquals(Optional.empty(), new EngineError(new SSLException(message)).alert());
        }
    }

    @Test
    void the_causes_are_told_where_the_engine_says_nothing_itself() {
        assertEquals(
                "bad key: modulus is too short",
                new EngineError(new SSLException(
                                "Unhandled exception",
                                new IllegalStateException("bad key", new SSLException("modulus is too short"))))
                        .detail());
        assertEquals(
                "NullPointerException",
                new EngineError(new SSLException("Unhandled exception", new NullPointerException())).detail());
        assertEquals("once", new EngineError(new SSLException("once", new SSLException("once"))).detail());
    }
}
