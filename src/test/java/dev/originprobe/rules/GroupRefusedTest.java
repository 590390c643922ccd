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
                                        new Answer.Flight(Evidences.flight().withGroup(NamedGroup.X25519))))
                .isUndecided("X25519");
    }
}
