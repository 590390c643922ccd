package dev.originprobe.rules;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.NamedGroup;
import org.junit.jupiter.api.Test;

final class GroupRefusedTest {
    private static final GroupRefused RULE = new GroupRefused();

    @Test
    void an_accepted_hello_passes() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void the_group_that_is_accepted_is_named() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .speaking(0xc02f, TLS_1_2)
                                .followUp(
                                        Purpose.OTHER_GROUPS,
                                        new Answer.Flight(Evidences.flight().withGroup(NamedGroup.SECP521R1))))
                .isBroken("secp521r1");
    }

    @Test
    void a_group_that_was_not_offered_breaks_it() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(new Answer.Flight(Evidences.flight().withGroup(NamedGroup.X448))))
                .isBroken("X448");
    }

    @Test
    void groups_that_aws_did_not_print_leave_it_undecided() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .profile("2017-12")
                                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                                .speaking(0xc027, TLS_1_2)
                                .followUp(
                                        Purpose.OTHER_GROUPS,
                                        new Answer.Flight(
                                                Evidences.flight(0x0303, 0xc027).withGroup(NamedGroup.X25519))))
                .isUndecided("X25519");
    }

    @Test
    void a_hello_retry_request_accepts_no_group() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .hello(Evidences.refusal(Alert.UNRECOGNIZED_NAME))
                                .speaking(0x1301)
                                .followUp(
                                        Purpose.OTHER_GROUPS,
                                        new Answer.Flight(Evidences.retry(0x1301, NamedGroup.SECP521R1))))
                .findsNothing();
    }

    @Test
    void it_takes_group_and_suite_where_neither_alone_is_enough() {
        Evidences evidence = new Evidences()
                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                .accepting(TLS_1_2, Evidences.flight(0x0303, 0xcca8).withGroup(NamedGroup.SECP521R1))
                .followUp(Purpose.OTHER_GROUPS, Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                .followUp(Purpose.OTHER_SUITES, Evidences.refusal(Alert.HANDSHAKE_FAILURE));
        Judged.by(RULE, evidence).isBroken("secp521r1");
        Judged.by(new CipherRefused(), evidence).isBroken("ECDHE-RSA-CHACHA20-POLY1305");
    }

    @Test
    void the_group_alone_is_the_cause_where_it_is_enough() {
        Evidences evidence = new Evidences()
                .hello(Evidences.refusal(Alert.HANDSHAKE_FAILURE))
                .accepting(TLS_1_2, Evidences.flight(0x0303, 0xcca8).withGroup(NamedGroup.SECP521R1))
                .followUp(
                        Purpose.OTHER_GROUPS,
                        new Answer.Flight(Evidences.flight().withGroup(NamedGroup.SECP521R1)));
        Judged.by(RULE, evidence).isBroken("secp521r1");
        Judged.by(new CipherRefused(), evidence).findsNothing();
    }
}
