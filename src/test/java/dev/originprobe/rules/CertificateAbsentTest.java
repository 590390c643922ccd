package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.ServerFlight;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CertificateAbsentTest {
    private static final CertificateAbsent RULE = new CertificateAbsent();

    @Test
    void certificates_pass() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void a_finished_handshake_without_certificates_breaks_it() {
        ServerFlight bare = Evidences.flight(0x0303, 0xc02f).withCertificates(List.of());
        Judged.by(RULE, new Evidences().hello(new Answer.Flight(bare)).handshake(new Answer.Completed(bare)))
                .isBroken("no certificate");
    }

    @Test
    void in_tls_1_3_a_hello_alone_shows_none() {
        ServerFlight bare = Evidences.flight(0x0304, 0x1301).withCertificates(List.of());
        Judged.by(RULE, new Evidences().hello(new Answer.Flight(bare))).findsNothing();
    }
}
