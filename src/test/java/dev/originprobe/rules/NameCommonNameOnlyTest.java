package dev.originprobe.rules;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NameCommonNameOnlyTest {
    private static final NameCommonNameOnly RULE = new NameCommonNameOnly();

    @Test
    void a_dns_name_passes() {
        Judged.by(RULE, new Evidences().good()).findsNothing();
    }

    @Test
    void the_common_name_alone_is_a_risk() {
        Judged.by(
                        RULE,
                        new Evidences()
                                .good()
                                .chain(Evidences.chainOf(Evidences.facts(Evidences.AT, List.of("origin.test")))))
                .isBroken("common name origin.test");
    }
}
