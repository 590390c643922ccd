package dev.originprobe.rules;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Alert;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProtocolRefusedTest {
    private static final ProtocolRefused RULE = new ProtocolRefused();

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void the_versions_that_are_spoken_are_named() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.PROTOCOL_VERSION))
                                .speaking(0xc013, TLS_1_0, TLS_1_1))
                .isBroken("TLSv1 and TLSv1.1 only");
    }

    @Test
    void an_alert_alone_breaks_it_without_naming_any() {
        Judged.by(RULE, new Evidences().hello(Evidences.refusal(Alert.PROTOCOL_VERSION)))
                .isBroken("no protocol version");
    }

    @Test
    void a_version_that_was_not_offered_breaks_it() {
        Judged.by(RULE, new Evidences().hello(new Answer.Flight(Evidences.flight(0x0301, 0xc013))))
                .isBroken("TLSv1");
    }

    @Test
    void a_close_is_a_refusal_of_the_version_where_only_others_are_spoken() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Closed(true, Optional.empty()))
                                .speaking(0xc013, TLS_1_0))
                .isBroken("TLSv1 only");
    }

    @Test
    void tls_1_3_alone_is_undecided_where_aws_does_not_say_that_it_is_offered() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .protocols(TLS_1_1)
                                .hello(Evidences.refusal(Alert.PROTOCOL_VERSION))
                                .speaking(0x1301, TLS_1_3))
                .isUndecided("TLSv1.3 only");
    }

    @Test
    void tls_1_3_alone_is_broken_for_the_profile_that_has_none() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .profile("2021-07")
                                .hello(Evidences.refusal(Alert.PROTOCOL_VERSION))
                                .speaking(0x1301, TLS_1_3))
                .isBroken("TLSv1.3 only");
    }

    @Test
    void sslv3_hides_the_tls_that_the_origin_speaks() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .protocols(SSL_3_0, TLS_1_2)
                                .hello(Evidences.refusal(Alert.PROTOCOL_VERSION))
                                .speaking(0xc02f, TLS_1_2))
                .isBroken("TLSv1.2 only");
    }

    @Test
    void an_offered_version_that_is_spoken_makes_it_another_rule() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .speaking(0x009e, TLS_1_2))
                .findsNothing();
    }
}
