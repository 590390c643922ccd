package dev.originprobe.rules;

import dev.originprobe.evidence.Resolution;
import org.junit.jupiter.api.Test;

final class AddressTypeMissingTest {
    private static final AddressTypeMissing RULE = new AddressTypeMissing();

    @Test
    void addresses_of_the_type_pass() {
        Judged.by(RULE, new Evidences().good()).passes();
    }

    @Test
    void no_address_of_the_type_is_undecided() {
        Judged.by(RULE, new Evidences().resolving(new Resolution.NoneOfType())).isUndecided("no such address");
    }
}
