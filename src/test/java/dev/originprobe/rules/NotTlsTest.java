package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.octets.Octets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class NotTlsTest {
    private static final NotTls RULE = new NotTls();

    @Test
    void tls_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void http_breaks_it_and_its_first_line_is_shown() {
        Octets http = Octets.of("HTTP/1.1 400 Bad Request\r\nX: y".getBytes(StandardCharsets.US_ASCII));
        Judged.by(RULE, new Evidences().hello(new Answer.NotTls(http))).isBroken("HTTP/1.1 400 Bad Request");
    }

    @Test
    void no_bytes_at_all_are_still_a_line() {
        Judged.by(RULE, new Evidences().hello(new Answer.NotTls(Octets.of(new byte[0]))))
                .isBroken("first bytes");
    }
}
