package dev.originprobe.rules;

import org.junit.jupiter.api.Test;

final class HostIsAddressTest {
    private static final HostIsAddress RULE = new HostIsAddress();

    @Test
    void an_address_literal_is_broken() {
        Judged.by(RULE, new Evidences().to("192.0.2.1").good()).isBroken("192.0.2.1");
        Judged.by(RULE, new Evidences().to("2001:db8::1").good()).isBroken("2001:db8::1");
    }

    @Test
    void a_name_passes_and_so_does_a_server_of_this_machine_that_has_none_yet() {
        Judged.by(RULE, new Evidences().good()).passes();
        Judged.by(RULE, new Evidences().to("127.0.0.1").good()).passes();
        Judged.by(RULE, new Evidences().to("::1").good()).passes();
    }
}
